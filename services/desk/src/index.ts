export { createDesk, type Desk } from "./desk.ts";
export type { DeskNeeds } from "./needs.ts";
