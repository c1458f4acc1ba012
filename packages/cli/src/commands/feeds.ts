import type { AddCommand } from "../command-context.ts";
import { addFeedsAdd } from "./feeds-add.ts";
import {
  addFeedsPause,
  addFeedsPoll,
  addFeedsRemove,
  addFeedsResume,
  addFeedsUnwatch,
  addFeedsWatch,
} from "./feeds-change.ts";
import { addFeedsCheck } from "./feeds-check.ts";
import { addFeedsExport } from "./feeds-export.ts";
import { addFeedsImport } from "./feeds-import.ts";
import { addFeedsImports } from "./feeds-imports.ts";
import { addFeedsInterval } from "./feeds-interval.ts";
import { addFeedsList } from "./feeds-list.ts";
import { addFeedsShow } from "./feeds-show.ts";

/** `throughline feeds …` */
export const addFeeds: AddCommand = (parent, context) => {
  const feeds = parent.command("feeds").description("the feeds that are polled");
  for (const add of [
    addFeedsAdd,
    addFeedsCheck,
    addFeedsList,
    addFeedsShow,
    addFeedsRemove,
    addFeedsPause,
    addFeedsResume,
    addFeedsPoll,
    addFeedsWatch,
    addFeedsUnwatch,
    addFeedsInterval,
    addFeedsImport,
    addFeedsImports,
    addFeedsExport,
  ])
    add(feeds, context);
};
