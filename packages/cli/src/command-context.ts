import type { Command } from "commander";
import { findDesk } from "./desk-address.ts";
import { createDeskClient, type DeskClient } from "./desk-client.ts";
import { asJson } from "./plain-text.ts";
import type { Surroundings } from "./surroundings.ts";

/** Options that every command takes. */
export type GlobalOptions = { json?: boolean; url?: string; password?: string };

/** What a command works with. */
export type CommandContext = Surroundings & {
  desk: () => Promise<DeskClient>;
  json: boolean;
  /** Prints the value for machines with --json, else the text for people. */
  show: (value: unknown, text: () => string) => void;
  /** Tells a person that watches what is going on; nothing otherwise. */
  progress: (line: string) => void;
  /** What the command exits with unless it throws. */
  exitCode: { value: number };
};

/** A command as it hangs itself into the command line. */
export type AddCommand = (parent: Command, context: CommandContext) => void;

/** The context of one run. `options` is asked late, when the command line has been read. */
export function createContext(around: Surroundings, options: () => GlobalOptions): CommandContext {
  return {
    ...around,
    get json() {
      return options().json === true;
    },
    desk: async () => createDeskClient(await findDesk(options(), around)),
    show(value, text) {
      around.out(this.json ? `${asJson(value)}\n` : text());
    },
    progress(line) {
      if (around.showProgress && !this.json) around.err(`${line}\n`);
    },
    exitCode: { value: 0 },
  };
}
