import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { createDeduplicator } from "./worker.ts";

await runService({
  name: "deduplicator",
  environment: process.env,
  openStore,
  start: async ({ store, line }) => {
    line.startWorkers([createDeduplicator({ store })], store.ledger);
    return {};
  },
});
