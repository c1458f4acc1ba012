import type { Ask, PackInUse, Settings } from "@throughline/contracts";
import type { connectRedis, HostLeases, Logger, Metrics, Queues } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import type { Web } from "@throughline/web";
import type { LiveHubOptions } from "./live-hub.ts";

/** What the desk is made of. It closes none of it but what it opened itself. */
export type DeskNeeds = {
  store: Store;
  /** A connection of the use `producer`; the desk opens one of its own beside it to hear what moves. */
  redis: ReturnType<typeof connectRedis>;
  namespace: string;
  queues: Queues;
  /** Asks another process, which answers what this one must not know how to do. */
  ask: Ask;
  leases: HostLeases;
  pack: PackInUse;
  web: Web;
  settings: Pick<
    Settings,
    | "THROUGHLINE_HOST"
    | "THROUGHLINE_PORT"
    | "THROUGHLINE_PUBLIC_HOSTS"
    | "THROUGHLINE_PUBLIC_URL"
    | "THROUGHLINE_PASSWORD"
    | "THROUGHLINE_DATA"
    | "THROUGHLINE_POLL_MINUTES"
  >;
  mode: "standalone" | "services";
  version: string;
  log: Logger;
  metrics: Metrics;
  now?: () => Date;
  live?: LiveHubOptions;
};
