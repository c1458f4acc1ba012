import type { AddCommand } from "../command-context.ts";
import { addDeadDrop } from "./dead-drop.ts";
import { addDeadList } from "./dead-list.ts";
import { addDeadRetry } from "./dead-retry.ts";
import { addDeadShow } from "./dead-show.ts";

/** `throughline dead …` */
export const addDead: AddCommand = (parent, context) => {
  const dead = parent.command("dead").description("jobs that failed for good and wait for a person");
  for (const add of [addDeadList, addDeadShow, addDeadRetry, addDeadDrop]) add(dead, context);
};
