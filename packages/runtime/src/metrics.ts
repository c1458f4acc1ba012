import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type Metrics = ReturnType<typeof createMetrics>;

/** The Prometheus metrics of one process. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "throughline_" });
  const registers = [registry];
  return {
    registry,
    outcomes: new Counter({
      name: "throughline_outcomes_total",
      help: "How steps ended; each item's run is counted once",
      labelNames: ["step", "outcome"],
      registers,
    }),
    reruns: new Counter({
      name: "throughline_reruns_total",
      help: "Jobs that ran again for an item that had moved on already",
      labelNames: ["step"],
      registers,
    }),
    errors: new Counter({
      name: "throughline_errors_total",
      help: "Tries that failed, by what happens next: retry, later or dead",
      labelNames: ["step", "fate"],
      registers,
    }),
    seconds: new Histogram({
      name: "throughline_step_seconds",
      help: "Time that a step took, without its wait in the queue",
      labelNames: ["step"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    putBack: new Counter({
      name: "throughline_put_back_total",
      help: "Jobs that the scheduler put back on the line",
      labelNames: ["step"],
      registers,
    }),
    queued: new Gauge({
      name: "throughline_queue_jobs",
      help: "Jobs in each step's queue, by state",
      labelNames: ["step", "state"],
      registers,
    }),
  };
}
