import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { startUpkeep } from "./upkeep.ts";
import { createDeduplicator } from "./worker.ts";

await runService({
  name: "deduplicator",
  environment: process.env,
  openStore,
  start: async ({ store, line, log }) => {
    line.startWorkers([createDeduplicator({ store })], store.ledger);
    return startUpkeep({ store, log });
  },
});
