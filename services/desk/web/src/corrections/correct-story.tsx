import type { ArticleDetail } from "../api/types.ts";
import { Notice } from "../parts/states.tsx";
import { ownName, useCorrect } from "./use-correct.ts";

/** A person's word on whether an article is on the story: the other one than what stands there. */
export function CorrectStory({ article }: { article: ArticleDetail }) {
  const act = useCorrect(article.id);
  if (article.copyOf !== null || article.stage !== "ended") return null;
  if (article.outcome !== "threaded" && article.outcome !== "offStory") return null;
  const onStory = article.outcome === "offStory";
  return (
    <>
      <button
        type="button"
        className="quiet"
        disabled={act.isPending}
        onClick={() => act.mutate({ correct: { of: "story", onStory, by: ownName.get(), note: "" } })}
      >
        {onStory ? "It is on the story" : "It is off the story"}
      </button>
      {act.isError && <Notice kind="failed">{act.error.message}</Notice>}
    </>
  );
}
