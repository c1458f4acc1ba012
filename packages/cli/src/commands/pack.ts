import type { AddCommand } from "../command-context.ts";
import { addPackCheck } from "./pack-check.ts";
import { addPackNew } from "./pack-new.ts";
import { addPackTest } from "./pack-test.ts";

/** `throughline pack …`: works on the folder of a story pack and needs no desk. */
export const addPack: AddCommand = (parent, context) => {
  const pack = parent.command("pack").description("check, test and make story packs (needs no desk)");
  for (const add of [addPackCheck, addPackTest, addPackNew]) add(pack, context);
};
