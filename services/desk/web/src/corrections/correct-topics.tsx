import { useQuery } from "@tanstack/react-query";
import { packQuery } from "../api/queries.ts";
import type { ArticleDetail } from "../api/types.ts";
import { Notice } from "../parts/states.tsx";
import { sureness } from "../reader/mention-words.ts";
import { ownName, useCorrect } from "./use-correct.ts";

/** An article's topics; each can be taken off, and those of the story that it has not can be put on. */
export function CorrectTopics({ article }: { article: ArticleDetail }) {
  const act = useCorrect(article.id);
  const { data } = useQuery(packQuery);
  const correct = (topic: string, about: boolean) =>
    act.mutate({ correct: { of: "topic", topic, about, by: ownName.get(), note: "" } });
  const others = (data?.topics ?? []).filter(({ code }) => !article.topics.some((one) => one.code === code));
  const isCopy = article.copyOf !== null;
  return (
    <>
      {article.topics.map((topic) => (
        <span
          key={topic.code}
          className="entry"
          title={[topic.code, sureness(topic.score), topic.because].filter(Boolean).join(", ")}
        >
          {topic.label || topic.code}
          {!isCopy && (
            <button
              type="button"
              className="quiet take-off"
              aria-label={`It is not about ${topic.label || topic.code}`}
              title="It is not about this"
              disabled={act.isPending}
              onClick={() => correct(topic.code, false)}
            >
              ×
            </button>
          )}
        </span>
      ))}
      {!isCopy && others.length > 0 && (
        <select
          aria-label="It is about another topic, too"
          className="add-topic"
          value=""
          disabled={act.isPending}
          onChange={(event) => correct(event.target.value, true)}
        >
          <option value="">It is about…</option>
          {others.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      )}
      {act.isError && <Notice kind="failed">{act.error.message}</Notice>}
    </>
  );
}
