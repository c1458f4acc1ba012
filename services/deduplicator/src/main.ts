import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { loadStoryPack } from "@throughline/story-pack";
import { createAnswers } from "./answers.ts";
import { startUpkeep } from "./upkeep.ts";
import { createDeduplicator } from "./worker.ts";

await runService({
  name: "deduplicator",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line, log }) => {
    const pack = await loadStoryPack(settings.THROUGHLINE_PACK);
    line.startWorkers([createDeduplicator({ store, pack })], store.ledger);
    line.startAnswering(createAnswers({ store }));
    return startUpkeep({ store, pack, log });
  },
});
