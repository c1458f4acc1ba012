import { useQuery } from "@tanstack/react-query";
import { auditQuery } from "../api/queries.ts";
import type { Audit } from "../api/types.ts";
import { Failed, Loading, Notice } from "../parts/states.tsx";
import { exactCount } from "../text/count-words.ts";
import { outcomeInWords } from "./line-shape.ts";

/** The account: every entry that was discovered has ended in one outcome or is on the line. */
export function AuditView() {
  const query = useQuery(auditQuery);
  return (
    <section className="audit" aria-labelledby="audit-title">
      <h2 id="audit-title">Account</h2>
      {query.data !== undefined ? (
        <Account audit={query.data} />
      ) : query.isError ? (
        <Failed what="The account" error={query.error} retry={query.refetch} />
      ) : (
        <Loading what="the account" />
      )}
    </section>
  );
}

function Account({ audit }: { audit: Audit }) {
  const ended = Object.entries(audit.ended).sort((a, b) => b[1] - a[1]);
  const alive = audit.inFlight - audit.dead;
  return (
    <>
      {audit.balanced ? (
        <p className="balanced">Every article is accounted for.</p>
      ) : (
        <Notice kind="failed">
          The account does not add up.
          <ul className="sentences">
            {audit.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <table className="account">
        <tbody>
          {ended.map(([outcome, count]) => (
            <Row key={outcome} name={outcomeInWords(outcome)} count={count} />
          ))}
          <Row name="on the line" count={alive} />
          <Row name="failed, waiting for a person" count={audit.dead} />
        </tbody>
        <tfoot>
          <Row name="discovered" count={audit.discovered} />
        </tfoot>
      </table>
    </>
  );
}

function Row({ name, count }: { name: string; count: number }) {
  return (
    <tr className={count === 0 ? "is-none" : ""}>
      <th scope="row">{name}</th>
      <td className="number">{exactCount(count)}</td>
    </tr>
  );
}
