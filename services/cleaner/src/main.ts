import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { createCleaner } from "./worker.ts";

await runService({
  name: "cleaner",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line }) => {
    line.startWorkers([createCleaner({ store, threads: settings.THROUGHLINE_THREADS })], store.ledger);
    return {};
  },
});
