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
            <th scope="col" className="number">
              Entries
            </th>
            <th scope="col" className="number">
              HTTP
            </th>
            <th scope="col" className="number">
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {polls.map((poll) => (
            <tr key={poll.at}>
              <td className="when">
                <Ago at={poll.at} />
              </td>
              <td className={poll.outcome === "failed" ? "reason" : ""}>
                {poll.outcome === "entries" ? "" : `${outcomeInWords(poll.outcome)}: `}
                {poll.reason}
              </td>
              <td className={poll.newEntries > 0 ? "number strong" : "number"}>
                <Count of={poll.newEntries} />
              </td>
              <td className="number">
                <Count of={poll.entries} />
              </td>
              <td className="number">{poll.httpStatus ?? "–"}</td>
              <td className="number">{duration(poll.durationMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
