import type { ExtractedArticle, RevisionChanges, SiteSelectors } from "@throughline/contracts";
import { decodeText } from "@throughline/web";
import { extractArticle } from "./extract-article.ts";
import { revisionChanges, type Version } from "./revision/revision-changes.ts";

/** A fetched document, as it goes to a thread. */
export type FetchedDocument = {
  body: Uint8Array;
  contentType: string;
  url: string;
  /** What the story pack says of its host. */
  site?: SiteSelectors;
};

/** What a thread makes of it; `fault` says why this document can never be read. */
export type ThreadResult = { article: ExtractedArticle } | { fault: string };

/** Work on its way to a thread, which stores 1 in `started` when it begins. */
export type Started<Task> = Task & { started: Int32Array };

/** Two versions of an article. */
export type Versions = { older: Version; newer: Version };

/** Runs in a thread of the pool: bytes to text to article. */
export async function extractDocument({
  body,
  contentType,
  url,
  site,
  started,
}: Started<FetchedDocument>): Promise<ThreadResult> {
  begin(started);
  const { text } = decodeText(body, contentType);
  try {
    const isPlain = /^\s*text\/(?:plain|markdown)\b/i.test(contentType);
    return {
      article: await extractArticle(isPlain ? { text, url } : { html: text, url }, { ...(site && { site }) }),
    };
  } catch (error) {
    if (error instanceof RangeError)
      return { fault: `its elements are nested too deeply (${error.message})` };
    throw error;
  }
}

/** Runs in a thread of the pool: what the newer version changed of the older one. */
export function compareVersions({ older, newer, started }: Started<Versions>): RevisionChanges {
  begin(started);
  return revisionChanges(older, newer);
}

function begin(started: Int32Array): void {
  Atomics.store(started, 0, 1);
  Atomics.notify(started, 0);
}
