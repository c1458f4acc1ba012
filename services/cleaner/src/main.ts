import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { loadStoryPack } from "@throughline/story-pack";
import { createCleaner } from "./worker.ts";

await runService({
  name: "cleaner",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line }) => {
    const pack = await loadStoryPack(settings.THROUGHLINE_PACK);
    const cleaner = createCleaner({ store, pack, threads: settings.THROUGHLINE_THREADS });
    line.startWorkers([cleaner], store.ledger);
    return {};
  },
});
