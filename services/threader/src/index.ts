export { resolveDates } from "./dates/resolve-dates.ts";
export { createThreader, type ThreaderOptions } from "./threader.ts";
export { createThreaderWorker } from "./worker.ts";
