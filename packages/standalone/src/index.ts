export { type GoldenResults, goldenText, runGolden } from "./golden.ts";
export { type Standalone, type StandaloneOptions, startStandalone } from "./start.ts";
