import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { revisionQuery } from "../api/queries.ts";
import type { ArticleDetail, RevisionView } from "../api/types.ts";
import { Ago } from "../parts/figures.tsx";
import { Foldable } from "../parts/foldable.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { shortCount } from "../text/count-words.ts";
import { absolute } from "../time/relative-time.ts";

type Revision = ArticleDetail["revisions"][number];
type Change = RevisionView["changes"][number];

/** The versions of an article's text when there is more than one, or when its publisher owns to a correction. */
export function Revisions({ article }: { article: ArticleDetail }) {
  const { revisions } = article;
  const correction = revisions.findLast((revision) => revision.correction !== null)?.correction;
  return (
    <>
      {correction && (
        <p className="copy-note">
          Its publisher says that it was corrected:{" "}
          <q dir="auto" lang={article.language}>
            {correction}
          </q>
        </p>
      )}
      {revisions.length > 1 && (
        <Foldable title={`${revisions.length} revisions: its publisher changed it`}>
          <ol className="revisions">
            {revisions.toReversed().map((revision) => (
              <RevisionItem key={revision.revision} article={article} revision={revision} />
            ))}
          </ol>
        </Foldable>
      )}
    </>
  );
}

function RevisionItem({ article, revision }: { article: ArticleDetail; revision: Revision }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <p>
        Revision {revision.revision}, <time dateTime={revision.at}>{absolute(revision.at)}</time> (
        <Ago at={revision.at} inWords />
        ), {shortCount(revision.characters)} characters{revision.changed !== null && `: ${revision.changed}`}
      </p>
      {revision.changed !== null && (
        <button type="button" className="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Hide the changes" : "Show the changes"}
        </button>
      )}
      {open && <Changes article={article} revision={revision.revision} />}
    </li>
  );
}

function Changes({ article, revision }: { article: ArticleDetail; revision: number }) {
  const query = useQuery(revisionQuery(article.id, revision));
  if (query.isError) return <Failed what="What changed" error={query.error} retry={query.refetch} />;
  if (!query.data) return <Loading what="what changed" rows={3} />;
  const { changes, counts, uncompared } = query.data;
  const unlisted = Object.values(counts).reduce((sum, count) => sum + count, 0) - changes.length;
  return (
    <ul className="changes">
      {changes.map((change, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a revision's changes never move
        <li key={place}>
          <span className="change-kind">{kindInWords[change.kind]}</span>
          <ChangedPassage change={change} language={article.language} />
        </li>
      ))}
      {unlisted > 0 && <li className="aside">and {shortCount(unlisted)} more</li>}
      {uncompared !== null && <li className="aside">The texts were {uncompared}.</li>}
      {changes.length === 0 && uncompared === null && (
        <li className="aside">Only spaces and the forms of marks differ.</li>
      )}
    </ul>
  );
}

function ChangedPassage({ change, language }: { change: Change; language: string }) {
  return (
    <p dir="auto" lang={language}>
      {change.lead}
      {change.before !== "" && change.kind !== "moved" && <del>{change.before}</del>}
      {change.before !== "" && change.after !== "" && change.kind !== "moved" && " "}
      {change.after !== "" && <ins>{change.after}</ins>}
      {change.tail}
    </p>
  );
}

const kindInWords: Record<Change["kind"], string> = {
  headlineChanged: "Headline",
  numbersChanged: "Number",
  quoteChanged: "Quote",
  added: "Added",
  removed: "Removed",
  rewording: "Reworded",
  moved: "Moved",
  typo: "Slip mended",
};
