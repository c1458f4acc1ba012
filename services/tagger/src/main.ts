import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { watchStoryPack } from "@throughline/story-pack";
import { createTaggerWorker } from "./worker.ts";

await runService({
  name: "tagger",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line, log }) => {
    const pack = await watchStoryPack(settings.THROUGHLINE_PACK, { log });
    const worker = createTaggerWorker({ store, pack, threads: settings.THROUGHLINE_THREADS });
    line.startWorkers([worker], store.ledger);
    return { stop: async () => pack.stop() };
  },
});
