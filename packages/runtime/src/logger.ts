import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger } from "pino";

/**
 * The log of one process: JSON lines on standard output, levels by name, times in ISO 8601.
 * `destination` is for tests and for the pretty lines of `npm start`.
 */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    base: { service },
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: ["password", "*.password", "headers.authorization", "headers.cookie"], censor: "…" },
  };
  return destination ? pino(options, destination) : pino(options);
}
