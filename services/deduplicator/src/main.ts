import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { watchStoryPack } from "@throughline/story-pack";
import { createAnswers } from "./answers.ts";
import { startUpkeep } from "./upkeep.ts";
import { createDeduplicator } from "./worker.ts";

await runService({
  name: "deduplicator",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line, log }) => {
    const pack = await watchStoryPack(settings.THROUGHLINE_PACK, { log });
    const publishers = () => pack.current().publishers;
    line.startWorkers([createDeduplicator({ store, publishers })], store.ledger);
    line.startAnswering(createAnswers({ store }));
    const upkeep = startUpkeep({ store, publishers, log, windowDays: settings.THROUGHLINE_COPY_DAYS });
    return {
      stop: async () => {
        pack.stop();
        await upkeep.stop();
      },
    };
  },
});
