import { createInProcessStore } from "../../src/storage/in-process.ts";
import { conformance } from "./conformance.ts";

conformance("a store in the process", async () => {
  const store = createInProcessStore();
  return { one: store, other: store, close: () => store.close() };
});
