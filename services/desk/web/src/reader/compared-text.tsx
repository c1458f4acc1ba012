import { type Place, pieces } from "./marked-pieces.ts";

type ComparedTextProps = { text: string; language: string; places: readonly Place[] };

/** A text in which the passages that another one has too are marked. */
export function ComparedText({ text, language, places }: ComparedTextProps) {
  return (
    <div className="text" dir="auto" lang={language}>
      {paragraphs(text).map(({ start, end }) => (
        <p key={start}>
          {pieces(start, end, places).map((piece) => {
            const words = text.slice(piece.start, piece.end);
            return piece.marked ? <mark key={piece.start}>{words}</mark> : words;
          })}
        </p>
      ))}
    </div>
  );
}

function paragraphs(text: string): Place[] {
  return [...text.matchAll(/[^\n]+(?:\n(?!\n)[^\n]+)*/gu)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
}
