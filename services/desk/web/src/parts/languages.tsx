import { languageName } from "./names.ts";

/** Languages as their codes, which take little room in a list; their names on hover and for screen readers. */
export function Languages({ codes }: { codes: readonly string[] }) {
  const names = codes.map(languageName).join(", ");
  return (
    <span title={names}>
      <span aria-hidden="true" className="codes">
        {codes.map((code) => (code === "und" ? "?" : code)).join(" ")}
      </span>
      <span className="unseen">{names}</span>
    </span>
  );
}
