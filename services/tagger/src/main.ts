import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { loadStoryPack } from "@throughline/story-pack";
import { createTaggerWorker } from "./worker.ts";

await runService({
  name: "tagger",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line }) => {
    const pack = await loadStoryPack(settings.THROUGHLINE_PACK);
    const worker = createTaggerWorker({ store, pack, threads: settings.THROUGHLINE_THREADS });
    line.startWorkers([worker], store.ledger);
    return {};
  },
});
