import { lineAsMermaid, routes } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";

/** `throughline graph`: needs no desk. */
export const addGraph: AddCommand = (parent, context) => {
  parent
    .command("graph")
    .description("print the line as a Mermaid flow chart")
    .action(() => context.show(routes, lineAsMermaid));
};
