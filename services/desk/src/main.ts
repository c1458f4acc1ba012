import { codeVersion, runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { watchStoryPack, withConfirmedNames } from "@throughline/story-pack";
import { createWeb } from "@throughline/web";
import { createDesk } from "./desk.ts";
import { passwordNote } from "./password-note.ts";

await runService({
  name: "desk",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line, log }) => {
    const version = codeVersion();
    const web = createWeb({
      version,
      contact: settings.THROUGHLINE_CONTACT,
      allowNetworks: settings.THROUGHLINE_ALLOW_NETWORKS,
    });
    const folder = await watchStoryPack(settings.THROUGHLINE_PACK, { log });
    const pack = await withConfirmedNames(folder, store.nameCandidates.confirmed, { log });
    const desk = createDesk({
      ...line,
      redis: line.producer,
      store,
      pack,
      web,
      settings,
      mode: "services",
      version,
      log,
    });
    const { url, madePassword } = await desk.listen();
    log.info({ url }, "the desk listens");
    if (madePassword) process.stdout.write(`${passwordNote(madePassword)}\n`);
    return {
      stop: async () => {
        pack.stop();
        folder.stop();
        await desk.close();
        await web.close();
      },
    };
  },
});
