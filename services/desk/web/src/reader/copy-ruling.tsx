import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ApiError, api } from "../api/client.ts";
import type { ArticleDetail } from "../api/types.ts";
import { Notice } from "../parts/states.tsx";
import { absolute } from "../time/relative-time.ts";

/** `null` takes the ruling back. */
type Wish = { copyOf: string | null } | null;
type Ruled = Pick<ArticleDetail, "id" | "copyRuling">;

type CopyRulingProps = {
  article: Ruled;
  /** How the page calls the article. */
  subject?: string;
  /** What else can be ruled here: that it is no copy, or that it is one of that article. */
  offers: { label: string; copyOf: string | null }[];
};

/** What a person ruled about an article as a copy, and what can be ruled. It holds until it is taken back. */
export function CopyRuling({ article, subject = "this", offers }: CopyRulingProps) {
  const client = useQueryClient();
  const act = useMutation<unknown, ApiError, Wish>({
    mutationFn: (wish) => request(article.id, wish),
    onSuccess: () => {
      for (const queryKey of [["article"], ["compare"], ["event"]])
        void client.invalidateQueries({ queryKey });
    },
  });
  const open = offers.filter(({ copyOf }) => article.copyRuling?.copyOf !== copyOf);
  return (
    <>
      {article.copyRuling !== null && <RulingInWords ruling={article.copyRuling} subject={subject} />}
      <div className="actions">
        {open.map(({ label, copyOf }) => (
          <button key={label} type="button" onClick={() => act.mutate({ copyOf })} disabled={act.isPending}>
            {label}
          </button>
        ))}
        {article.copyRuling !== null && (
          <button type="button" onClick={() => act.mutate(null)} disabled={act.isPending}>
            Leave it to the machine
          </button>
        )}
      </div>
      {act.isSuccess && <Notice>{done(act.variables)}</Notice>}
      {act.isError && <Notice kind="failed">{act.error.message}</Notice>}
    </>
  );
}

type RulingInWordsProps = { ruling: NonNullable<ArticleDetail["copyRuling"]>; subject: string };

function RulingInWords({ ruling, subject }: RulingInWordsProps) {
  return (
    <p className="copy-note">
      A person says that {subject} is{" "}
      {ruling.copyOf === null ? (
        "no copy"
      ) : (
        <>
          a copy of{" "}
          <Link to="/articles/$articleId" params={{ articleId: ruling.copyOf }}>
            this report
          </Link>
        </>
      )}
      {ruling.note !== "" && (
        <>
          : <bdi>{ruling.note}</bdi>
        </>
      )}{" "}
      <span className="aside">({absolute(ruling.at)})</span>
    </p>
  );
}

function done(wish: Wish): string {
  const what =
    wish === null
      ? "The machine decides again."
      : "This holds against what the machine finds, until taken back.";
  return `${what} The article goes through the line again; the page follows by itself.`;
}

function request(id: string, wish: Wish): Promise<unknown> {
  const path = `/api/v1/articles/${encodeURIComponent(id)}/copy-ruling`;
  return wish === null ? api(path, { method: "DELETE" }) : api(path, { method: "PUT", body: wish });
}
