import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { createThreaderWorker } from "./worker.ts";

await runService({
  name: "threader",
  environment: process.env,
  openStore,
  start: async ({ store, line }) => {
    line.startWorkers([createThreaderWorker({ store })], store.ledger);
    return {};
  },
});
