import { Link } from "@tanstack/react-router";
import type { FeedCheck } from "../api/types.ts";
import { Ago } from "../parts/figures.tsx";
import { Notice } from "../parts/states.tsx";
import { useNow } from "../time/use-now.ts";
import { checkFacts, checkTitle } from "./check-words.ts";

type CheckResultProps = {
  check: FeedCheck;
  /** Adds the feed at a URL; undefined while one is being added. */
  onAdd: ((url: string) => void) | undefined;
  onAgain: () => void;
};

/** What adding an address would do, what it stands on, and the way to do it. */
export function CheckResult({ check, onAdd, onAgain }: CheckResultProps) {
  const now = useNow();
  const { known, addedAs } = check;
  const address = addedAs ?? check.url;
  return (
    <>
      <header className="event-head">
        <h1>
          <bdi>{checkTitle(check)}</bdi>
        </h1>
        <p className="url aside">{address}</p>
        {check.page !== null && (
          <p className="aside">
            Offered by <span className="url">{check.page.url}</span>
            {check.page.by === "wellKnownPath" && ", which links none: it stands at a usual path"}.
          </p>
        )}
      </header>
      <Notice kind={check.verdict === "feed" || check.verdict === "choices" ? "info" : "failed"}>
        <p>{check.summary}</p>
        {check.whatToDo !== "" && <p>{check.whatToDo}</p>}
      </Notice>
      <div className="actions">
        {known !== null ? (
          <Link to="/feeds/$feedId" params={{ feedId: known.id }}>
            Look at <bdi>{known.title || known.url}</bdi>
          </Link>
        ) : (
          check.verdict === "feed" && (
            <button
              type="button"
              className="main"
              disabled={onAdd === undefined}
              onClick={() => onAdd?.(address)}
            >
              Add this feed
            </button>
          )
        )}
        <button type="button" onClick={onAgain}>
          Check again
        </button>
      </div>
      {check.offers.length > 0 && <Offers offers={check.offers} onAdd={onAdd} />}
      <dl className="check-facts">
        {checkFacts(check, now).map(([name, value]) => (
          <div className="fact" key={name}>
            <dt>{name}</dt>
            <dd className="url">{value}</dd>
          </div>
        ))}
      </dl>
      {check.feed !== null && check.feed.sample.length > 0 && <Sample entries={check.feed.sample} />}
    </>
  );
}

function Offers({ offers, onAdd }: { offers: FeedCheck["offers"]; onAdd: CheckResultProps["onAdd"] }) {
  return (
    <ul className="offers">
      {offers.map(({ url, title, knownAs }) => (
        <li key={url}>
          <span className="result-feed">
            <Link to="/feeds/check" search={{ url }}>
              <bdi>{title || url}</bdi>
            </Link>
            <span className="aside url">{url}</span>
          </span>
          {knownAs === null ? (
            <button type="button" disabled={onAdd === undefined} onClick={() => onAdd?.(url)}>
              Add
            </button>
          ) : (
            <Link to="/feeds/$feedId" params={{ feedId: knownAs }}>
              Here already
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Sample({ entries }: { entries: NonNullable<FeedCheck["feed"]>["sample"] }) {
  return (
    <section>
      <h2>Its first entries</h2>
      <ul className="sample">
        {entries.map(({ title, url, publishedAt }, index) => (
          // A feed may name an entry twice, and the answer never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two of them apart
          <li key={index}>
            <bdi dir="auto">
              {/^https?:/i.test(url) ? (
                <a href={url} target="_blank" rel="noreferrer noopener">
                  {title || url}
                </a>
              ) : (
                title || "An entry without a title"
              )}
            </bdi>
            <span className="aside">{publishedAt === null ? "no date" : <Ago at={publishedAt} />}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
