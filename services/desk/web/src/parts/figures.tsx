import { exactCount, shortCount } from "../text/count-words.ts";
import { absolute, ago, agoInWords } from "../time/relative-time.ts";
import { useNow } from "../time/use-now.ts";

/** A past time as lists say it, the absolute one with its zone on hover. */
export function Ago({ at, inWords = false }: { at: string; inWords?: boolean }) {
  const now = useNow();
  return (
    <time dateTime={at} title={absolute(at)}>
      {inWords ? agoInWords(at, now) : ago(at, now)}
    </time>
  );
}

/** A count, shortened over 999 with the exact one on hover. */
export function Count({ of }: { of: number }) {
  return <span title={of > 999 ? exactCount(of) : undefined}>{shortCount(of)}</span>;
}
