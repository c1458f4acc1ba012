import { z } from "zod";
import { SetupError } from "./errors.ts";

const url = (protocols: string[], example: string) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
      error: `a URL such as ${example}`,
    })
    .optional();

const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = z.coerce.number().int().min(0).max(3_600_000);
const count = (max: number) => z.coerce.number().int().min(1).max(max);

/**
 * Every setting of Throughline, read from the environment. The descriptions are the README's table; where a
 * default is computed at start, the description says so.
 */
export const Settings = z.object({
  REDIS_URL: url(["redis:", "rediss:"], "redis://127.0.0.1:6379").describe(
    "Redis for the queues. `npm start` finds or starts one when it is not set.",
  ),
  DATABASE_URL: url(
    ["postgres:", "postgresql:"],
    "postgres://user:password@127.0.0.1:5432/throughline",
  ).describe(
    "Postgres for everything that must last. `npm start` uses an embedded PGlite when it is not set.",
  ),
  THROUGHLINE_HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("Address that the desk listens on. Any other than loopback puts everything behind a login."),
  THROUGHLINE_PORT: port.default(3000).describe("Port of the desk; 0 takes any free one."),
  THROUGHLINE_PUBLIC_HOSTS: z
    .string()
    .default("")
    .describe(
      "Host names, separated by commas, under which the desk may be called besides its own address (behind a proxy, in a container).",
    ),
  THROUGHLINE_PUBLIC_URL: url(["https:", "http:"], "https://news.example.org").describe(
    "URL under which the internet reaches the desk. When it is set, feeds that offer a hub are subscribed to and push what is new (WebSub); its host counts as a public host, and the desk needs a login.",
  ),
  THROUGHLINE_DATA: z
    .string()
    .min(1)
    .default(".throughline")
    .describe("Folder for everything that `npm start` keeps."),
  THROUGHLINE_PACK: z.string().min(1).default("seeds/iran-russia").describe("Folder of the story pack."),
  THROUGHLINE_PASSWORD: z
    .string()
    .min(8, { error: "at least 8 characters" })
    .optional()
    .describe(
      "Password of the desk where a login is needed. Made at the first start and printed once when not set.",
    ),
  THROUGHLINE_CONTACT: z
    .string()
    .regex(/^(https?:\/\/|mailto:)\S+$/, { error: "a URL or mailto: address" })
    .optional()
    .describe("URL or mailto: address that goes into the User-Agent, so that a publisher can reach you."),
  THROUGHLINE_ALLOW_NETWORKS: z
    .string()
    .regex(/^$|^[0-9a-fA-F.:]+\/\d{1,3}(\s*,\s*[0-9a-fA-F.:]+\/\d{1,3})*$/, {
      error: "networks in CIDR form, separated by commas, such as 10.1.0.0/16",
    })
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((network) => network.trim())
        .filter((network) => network !== ""),
    )
    .describe(
      "Private networks that may be fetched from, in CIDR form, separated by commas; none by default.",
    ),
  THROUGHLINE_HOST_GAP_MS: milliseconds
    .default(500)
    .describe("Least time between two requests to one host, in milliseconds."),
  THROUGHLINE_POLL_MINUTES: z.coerce
    .number()
    .min(0.01)
    .max(1440)
    .default(60)
    .describe("Shortest time between two polls of one feed, in minutes."),
  THROUGHLINE_QUEUE_DEPTH: count(1_000_000)
    .default(5000)
    .describe("Most jobs that may wait in one queue; what is over it waits in the store."),
  THROUGHLINE_CONCURRENCY: count(256)
    .default(8)
    .describe("Jobs that one worker process works on at a time in each step."),
  THROUGHLINE_THREADS: count(64)
    .default(2)
    .describe("Threads for CPU work (cleaning, tagging) in one process."),
  THROUGHLINE_STUCK_SECONDS: z.coerce
    .number()
    .min(0.1)
    .max(86_400)
    .default(120)
    .describe("Time without progress after which the scheduler looks for an article's job and puts it back."),
  THROUGHLINE_COPY_DAYS: count(3650)
    .default(30)
    .describe(
      "Days for which copies of an article are found by parts of its text; after that by exactly its text only.",
    ),
  THROUGHLINE_METRICS_PORT: port
    .default(9464)
    .describe(
      "Port on which a service of its own serves /metrics and /healthz without a login; never publish it. `npm start` serves both on the desk's port.",
    ),
  THROUGHLINE_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .default("info")
    .describe("Least level of log lines. `npm start` shows warnings and above unless it is set."),
});

export type Settings = z.infer<typeof Settings>;

/**
 * Reads the settings from an environment. An empty variable counts as not set.
 * Throws a `SetupError` that names every wrong setting and what is allowed; a variable that starts with
 * `THROUGHLINE_` but is not a setting is an error too, since a misspelt setting would do nothing.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const known = Object.keys(Settings.shape);
  const problems = Object.keys(given)
    .filter((name) => name.startsWith("THROUGHLINE_") && !known.includes(name))
    .map(
      (name) =>
        `${name} is not a setting; there are ${known.filter((k) => k.startsWith("THROUGHLINE_")).join(", ")}`,
    );
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      problems.push(`${name} is ${quoted(name, given[name])}, but must be ${allowed(issue)}`);
    }
  }
  if (problems.length > 0 || !parsed.success)
    throw new SetupError(`Wrong settings:\n  ${problems.join("\n  ")}`);
  return parsed.data;
}

function quoted(name: string, value: unknown): string {
  return name === "THROUGHLINE_PASSWORD" || name.endsWith("_URL") ? "set to something else" : `"${value}"`;
}

function allowed(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return `one of ${issue.values.join(", ")}`;
    case "too_small":
      return issue.origin === "string" ? issue.message : `at least ${issue.minimum}`;
    case "too_big":
      return `at most ${issue.maximum}`;
    case "invalid_type":
      return `a ${issue.expected === "int" ? "whole number" : issue.expected}`;
    default:
      return issue.message;
  }
}
