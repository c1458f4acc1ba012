import type { StoryPack } from "@throughline/contracts";
import type { PackJudges } from "@throughline/story-pack";

/** What the command finds around it: all that it reads of the process, and where it writes. */
export type Surroundings = {
  /** `THROUGHLINE_DATA`, or its default. */
  dataFolder: string;
  /** `THROUGHLINE_PASSWORD`. */
  password: string | undefined;
  workingFolder: string;
  /** The project's root. */
  projectFolder: string;
  out: (text: string) => void;
  err: (text: string) => void;
  /** Whether a person watches: progress lines are for people only. */
  showProgress: boolean;
  /** Width of the terminal; undefined where output goes elsewhere and nothing is cut. */
  columns: number | undefined;
  now: () => Date;
  /** The services that judge articles, for a pack; loaded when they are asked for. */
  judgesOf: (pack: StoryPack) => Promise<PackJudges>;
};
