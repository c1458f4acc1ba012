export { createDesk, type Desk } from "./desk.ts";
export type { DeskNeeds } from "./needs.ts";
export { passwordNote } from "./password-note.ts";
