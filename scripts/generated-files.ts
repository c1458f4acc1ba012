import { type PackSchemaName, packSchemas, packSchemaText } from "@throughline/story-pack";

/** A file that is drawn from the code as a whole; its path from the project's root. */
export type GeneratedFile = { file: string; content: () => string };

/** Every file that `npm run docs` writes as a whole. */
export const generatedFiles: readonly GeneratedFile[] = Object.keys(packSchemas).map((name) => ({
  file: `packages/story-pack/schemas/${name}.schema.json`,
  content: () => packSchemaText(name as PackSchemaName),
}));
