import type { LiveMessage } from "@throughline/contracts";
import type { DeskNeeds } from "../needs.ts";

/** What routes work with: the desk's needs, its clock, and a way to tell every open page that something moved. */
export type RouteNeeds = DeskNeeds & { now: () => Date; publish: (message: LiveMessage) => void };
