export { runCommandLine } from "./command-line.ts";
export { settingsAsMarkdown } from "./settings-table.ts";
export type { Surroundings } from "./surroundings.ts";
