import type { FeedCheck } from "@throughline/contracts";

type Facts = Pick<FeedCheck, "feed" | "pace" | "known" | "robots">;

/** What adding a feed that can be read would do, for a person. */
export function summaryOf({ feed, pace, known }: Facts): string {
  if (known) return `It is here already, as "${known.title || known.url}"; adding it changes nothing.`;
  if (!feed || !pace) return "";
  if (feed.entries === 0)
    return "It is a feed without entries. It can be added, and would be asked once a day.";
  const entries = `${feed.entries} ${feed.entries === 1 ? "entry" : "entries"}`;
  const perWeek = pace.entriesPerWeek === null ? "" : `, about ${pace.entriesPerWeek} a week`;
  return `It can be added: ${entries}${perWeek}. It would be polled about every ${spanInWords(pace.intervalSeconds)}.`;
}

/** What a person should know before adding it; "" where all is well. */
export function cautionOf({ feed, known, robots }: Facts): string {
  if (known || !feed) return "";
  const cautions: string[] = [];
  if (feed.entries > 0 && feed.withoutPage === feed.entries)
    cautions.push("None of its entries leads to a page, so no articles would come of it.");
  if (robots && !robots.allowed)
    cautions.push(
      "Its site's robots.txt keeps us off its pages: only what the feed itself says in full would become articles.",
    );
  return cautions.join(" ");
}

/** The same of a feed that is not what was asked about, but stands on its site. */
export function inPlaceOf(asked: string, url: string, told: FeedCheck): FeedCheck {
  return {
    ...told,
    summary: `${asked} is neither a feed nor a page; a feed of its site stands at ${url}. ${told.summary}`,
    whatToDo: `See whether that is the feed you meant. ${told.whatToDo}`.trim(),
  };
}

/** "45 s", "15 min", "2.5 h". */
export function spanInWords(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 360) / 10} h`;
}

/** A capital at the start, unless a URL or a host starts it, and a full stop at the end. */
export function sentence(text: string): string {
  const begun = /^[a-z]+(\s|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
