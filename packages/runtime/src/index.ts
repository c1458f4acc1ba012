export { codeVersion } from "./code-version.ts";
export { type ConnectedLine, connectLine } from "./connect-line.ts";
export { defineWorker, type StepContext, type WorkerDefinition } from "./define-worker.ts";
export { checkHealth, type HealthCheck, startHealthServer } from "./health-server.ts";
export { createHostLeases, type HostLease, type HostLeases } from "./host-leases.ts";
export { inTurn } from "./in-turn.ts";
export { type AnyWorkerDefinition, assertWholeLine, startWorkers } from "./line.ts";
export { createLivePublisher, subscribeLive } from "./live.ts";
export { type LocalRedis, provideRedis } from "./local-redis.ts";
export { createLogger, type Logger } from "./logger.ts";
export { createMetrics, type Metrics } from "./metrics.ts";
export { messageOf, runProgram } from "./process-life.ts";
export { answerQuestions, createQuestions } from "./questions.ts";
export {
  createQueues,
  prefixOf,
  type QueueCounts,
  type QueueState,
  type Queues,
  type QueuesOptions,
} from "./queues.ts";
export { checkRedis, connectRedis, placeOf } from "./redis.ts";
export { missingParts, runService, type ServiceParts } from "./service.ts";
export type { ShellNeeds } from "./shell.ts";
export { createThreadTurns, TookTooLong, withFewTimeouts } from "./thread-turns.ts";
