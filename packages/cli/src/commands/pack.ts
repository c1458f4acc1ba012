import type { AddCommand } from "../command-context.ts";
import { addPackApply } from "./pack-apply.ts";
import { addPackCheck } from "./pack-check.ts";
import { addPackDiff } from "./pack-diff.ts";
import { addPackNew } from "./pack-new.ts";
import { addPackTest } from "./pack-test.ts";

/** `throughline pack …`: works on the folder of a story pack; only `diff` and `apply` ask a desk. */
export const addPack: AddCommand = (parent, context) => {
  const pack = parent.command("pack").description("check, test, make, compare and apply story packs");
  for (const add of [addPackCheck, addPackTest, addPackNew, addPackDiff, addPackApply]) add(pack, context);
};
