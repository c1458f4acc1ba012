import { runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { loadStoryPack } from "@throughline/story-pack";
import { startScheduler } from "./scheduler.ts";

await runService({
  name: "scheduler",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line, log }) =>
    startScheduler({
      ...line,
      store,
      log,
      pack: await loadStoryPack(settings.THROUGHLINE_PACK),
      pollMinutes: settings.THROUGHLINE_POLL_MINUTES,
      stuckSeconds: settings.THROUGHLINE_STUCK_SECONDS,
      depth: settings.THROUGHLINE_QUEUE_DEPTH,
    }),
});
