import { useQuery } from "@tanstack/react-query";
import { statusQuery } from "../api/queries.ts";
import type { PublisherView } from "../api/types.ts";
import { countryName, hostOf } from "./names.ts";

/** The mark of a publisher's group: a character as well as a colour, its meaning on hover and for screen readers. */
export function GroupMark({ group }: { group: string }) {
  const { data } = useQuery(statusQuery);
  const groups = data?.story.groups ?? [];
  const index = groups.findIndex((each) => each.id === group);
  const found = groups[index];
  if (found === undefined) {
    return (
      <span className="mark mark-none" title="Kind of publisher unknown">
        <span aria-hidden="true">·</span>
      </span>
    );
  }
  return (
    <span
      className={`mark mark-${index % 6} ${isLetter(found.mark) ? "mark-letter" : ""}`}
      title={found.label}
    >
      <span aria-hidden="true">{found.mark}</span>
      <span className="unseen">{found.label}: </span>
    </span>
  );
}

/** A letter stands in a box, so that it is not read as a word; a sign such as ▲ needs none. */
function isLetter(mark: string): boolean {
  return /[\p{L}\p{N}]/u.test(mark);
}

type PublisherProps = {
  publisher: PublisherView;
  /** An article of it: its host stands for a publisher that has no name here. */
  url?: string;
};

/** A publisher with its mark; the country and group on hover. */
export function Publisher({ publisher, url }: PublisherProps) {
  const country = countryName(publisher.country);
  return (
    <span className="publisher">
      <GroupMark group={publisher.group} />
      <bdi title={country}>{publisher.name || hostOf(url) || "unknown source"}</bdi>
    </span>
  );
}
