import { codeVersion, runService } from "@throughline/runtime";
import { openStore } from "@throughline/store";
import { createWeb } from "@throughline/web";
import { createAnswers } from "./answers.ts";
import { createFetchers } from "./worker.ts";

await runService({
  name: "fetcher",
  environment: process.env,
  openStore,
  start: async ({ settings, store, line }) => {
    const web = createWeb({
      version: codeVersion(),
      contact: settings.THROUGHLINE_CONTACT,
      allowNetworks: settings.THROUGHLINE_ALLOW_NETWORKS,
    });
    line.startWorkers(createFetchers({ settings, store, web, line }), store.ledger);
    line.startAnswering(createAnswers({ settings, store, web, line }));
    // The web is closed by the end of the process: jobs that still run when it stops use it.
    return {};
  },
});
