import { Link } from "@tanstack/react-router";
import { HoverCard } from "radix-ui";
import { Fragment, memo, useMemo } from "react";
import type { ArticleDetail, MentionView } from "../api/types.ts";
import { useDoubting } from "../corrections/correcting.ts";
import { type Piece, type Span, textPieces } from "../text/text-pieces.ts";
import { absolute } from "../time/relative-time.ts";
import { byPerson, mentionInWords, saidBy, sureness } from "./mention-words.ts";

type Entities = ArticleDetail["entities"];

/** The text in paragraphs. Right-to-left paragraphs are set so by themselves. */
export const ArticleText = memo(function ArticleText({ article }: { article: ArticleDetail }) {
  const paragraphs = useMemo(() => {
    const inText = article.mentions.filter((mention) => mention.field === "text");
    return textPieces(article.text, inText, article.newSentences);
  }, [article]);
  const posts = new Map(article.posts.map(({ start, publishedAt }) => [start, publishedAt]));
  if (paragraphs.length === 0) return <p className="aside">No text was found on its page.</p>;
  return (
    <div className="text" lang={article.language}>
      {paragraphs.map((paragraph) => (
        <Fragment key={paragraph.key}>
          {posts.has(paragraph.key) && <PostTime at={posts.get(paragraph.key)} />}
          <p dir="auto">
            {paragraph.pieces.map((piece) => (
              <MarkedPiece key={piece.key} piece={piece} entities={article.entities} />
            ))}
          </p>
        </Fragment>
      ))}
    </div>
  );
});

/** Where a post of a live blog begins. */
function PostTime({ at }: { at: string | undefined }) {
  return (
    <p className="post-time">
      {at === undefined ? "A further post" : <time dateTime={at}>{absolute(at)}</time>}
    </p>
  );
}

type MarkedTextProps = { text: string; mentions: MentionView[]; newSentences: Span[]; entities: Entities };

/** A single line of text, such as a title, with its mentions. */
export function MarkedText({ text, mentions, newSentences, entities }: MarkedTextProps) {
  return textPieces(text, mentions, newSentences).flatMap((paragraph) =>
    paragraph.pieces.map((piece) => <MarkedPiece key={piece.key} piece={piece} entities={entities} />),
  );
}

function MarkedPiece({ piece, entities }: { piece: Piece<MentionView>; entities: Entities }) {
  const content =
    piece.mention === null ? (
      piece.text
    ) : (
      <Mention text={piece.text} mention={piece.mention} entities={entities} />
    );
  return piece.isNew ? <mark className="new-sentence">{content}</mark> : content;
}

function Mention({ text, mention, entities }: { text: string; mention: MentionView; entities: Entities }) {
  const entity = entities.find((each) => each.id === mention.entityId);
  const name = entity?.name ?? mention.surface;
  const doubting = useDoubting();
  return (
    <HoverCard.Root openDelay={150} closeDelay={100}>
      <HoverCard.Trigger asChild>
        <Link
          to="/entities/$entityId"
          params={{ entityId: mention.entityId }}
          className={mention.score < 0.6 ? "mention mention-unsure" : "mention"}
          aria-description={`${name}, ${mention.type}`}
        >
          {text}
        </Link>
      </HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content className="card" sideOffset={4} collisionPadding={8}>
          <p className="card-title">
            <bdi>{name}</bdi>
          </p>
          <p className="card-facts">
            {mention.type}
            {entity !== undefined && `, named ${entity.count} ${entity.count === 1 ? "time" : "times"} here`}
          </p>
          <p className="card-facts">
            {byPerson(mention.by) ??
              `${mentionInWords(mention.kind)}; ${sureness(mention.score)}, ${saidBy(mention)}`}
          </p>
          {doubting !== undefined && entity !== undefined && (
            <button
              type="button"
              className="quiet"
              onClick={() => doubting({ entity, surface: mention.surface })}
            >
              Not right…
            </button>
          )}
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}
