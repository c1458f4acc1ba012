import { describe } from "vitest";
import { describeCopyIndex } from "./copy-index.cases.ts";
import { createCopyIndex } from "./index.ts";

describe("a copy index in memory", () => describeCopyIndex(async () => createCopyIndex()));
