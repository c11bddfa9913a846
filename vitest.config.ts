import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // The first test that needs the shipped content learns it, which takes a while on a fresh clone and a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
