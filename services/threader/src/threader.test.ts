import { describe } from "vitest";
import { describeThreader } from "./threader.cases.ts";
import { createThreader } from "./threader.ts";

describe("a threader in memory", () => describeThreader(async () => createThreader()));
