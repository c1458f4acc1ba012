import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { watchStoryPack, withConfirmedNames } from "@throughline/story-pack";
import { createTaggerWorker } from "./worker.ts";

await runService({
  name: "tagger",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line, log }) => {
    const folder = await watchStoryPack(settings.THROUGHLINE_PACK, { log });
    const pack = await withConfirmedNames(folder, store.nameCandidates.confirmed, { log });
    const worker = createTaggerWorker({
      store,
      pack,
      threads: settings.THROUGHLINE_THREADS,
      lookAtNames: pack.look,
    });
    line.startWorkers([worker], store.ledger);
    return {
      stop: async () => {
        pack.stop();
        folder.stop();
      },
    };
  },
});
