export { reconcile } from "./reconcile.ts";
export { type SchedulerNeeds, startScheduler } from "./scheduler.ts";
