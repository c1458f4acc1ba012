import type { ArticleDetail } from "../api/types.ts";
import { Ago } from "../parts/figures.tsx";
import { Notice } from "../parts/states.tsx";
import { useCorrect } from "./use-correct.ts";

/** What persons said of an article's tags, each with who, when and why, and a way back. */
export function Corrections({ article }: { article: ArticleDetail }) {
  const act = useCorrect(article.copyOf ?? article.id);
  if (article.corrections.length === 0) return null;
  return (
    <section className="corrections" aria-label="Corrections">
      <ul className="sentences">
        {article.corrections.map((each) => (
          <li key={each.id}>
            <bdi>{each.says}</bdi>{" "}
            <span className="aside">
              <bdi>{each.by || "A person"}</bdi>, <Ago at={each.at} />
              {each.note !== "" && (
                <>
                  : <bdi>{each.note}</bdi>
                </>
              )}
            </span>{" "}
            <button
              type="button"
              className="quiet"
              disabled={act.isPending}
              onClick={() => act.mutate({ undo: each.id })}
            >
              Take back
            </button>
          </li>
        ))}
      </ul>
      {act.isError && <Notice kind="failed">{act.error.message}</Notice>}
    </section>
  );
}
