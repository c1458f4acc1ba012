import type { FeedPoll } from "../api/types.ts";
import { outcomeInWords } from "../line/line-shape.ts";
import { Ago, Count } from "../parts/figures.tsx";
import { duration } from "../time/relative-time.ts";

/** The last polls of a feed, newest first. */
export function PollTable({ polls }: { polls: FeedPoll[] }) {
  if (polls.length === 0) return <p className="aside">It has not been polled yet.</p>;
  return (
    <div className="table-room">
      <table className="polls">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Outcome</th>
            <th scope="col" className="number">
              New
            </th>
            <th scope="col" className="number more-room">
              Entries
            </th>
            <th scope="col" className="number more-room">
              HTTP
            </th>
            <th scope="col" className="number more-room">
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {polls.map((poll, index) => (
            <tr key={poll.at}>
              <td className="when">
                <Ago at={poll.at} />
              </td>
              <td className={poll.outcome === "failed" ? "reason" : ""}>{inWords(poll, polls[index - 1])}</td>
              <td className={poll.newEntries > 0 ? "number strong" : "number"}>
                <Count of={poll.newEntries} />
              </td>
              <td className="number more-room">
                <Count of={poll.entries} />
              </td>
              <td className="number more-room">{poll.httpStatus ?? "–"}</td>
              <td className="number more-room">{duration(poll.durationMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The outcome with its reason; a row of the same ones says it once. */
function inWords(poll: FeedPoll, later: FeedPoll | undefined): string {
  const isSame = later?.outcome === poll.outcome && later.reason === poll.reason;
  if (isSame) return outcomeInWords(poll.outcome);
  return poll.reason === ""
    ? outcomeInWords(poll.outcome)
    : `${outcomeInWords(poll.outcome)}: ${poll.reason}`;
}
