import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { watchStoryPack } from "@throughline/story-pack";
import { createCleaner } from "./worker.ts";

await runService({
  name: "cleaner",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line, log }) => {
    const pack = await watchStoryPack(settings.THROUGHLINE_PACK, { log });
    const cleaner = createCleaner({ store, pack, threads: settings.THROUGHLINE_THREADS });
    line.startWorkers([cleaner], store.ledger);
    return { stop: async () => pack.stop() };
  },
});
