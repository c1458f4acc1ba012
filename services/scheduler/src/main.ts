import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { watchStoryPack } from "@throughline/story-pack";
import { startScheduler } from "./scheduler.ts";

await runService({
  name: "scheduler",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line, log }) => {
    const pack = await watchStoryPack(settings.THROUGHLINE_PACK, { log });
    const scheduler = await startScheduler({
      ...line,
      store,
      log,
      pack,
      pollMinutes: settings.THROUGHLINE_POLL_MINUTES,
      stuckSeconds: settings.THROUGHLINE_STUCK_SECONDS,
      depth: settings.THROUGHLINE_QUEUE_DEPTH,
    });
    return {
      stop: async () => {
        pack.stop();
        await scheduler.stop();
      },
    };
  },
});
