import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Tests that start processes of their own wait for them; the machine may be busy.
    testTimeout: 15_000,
    hookTimeout: 15_000,
  },
});
