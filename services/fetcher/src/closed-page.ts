import type { RobotsVerdict } from "@throughline/web";

/** The outcome for a page that a robots.txt keeps from us. */
export function closed({ closed: { rule }, host }: { closed: RobotsVerdict; host: string }) {
  return {
    outcome: "refused" as const,
    reason: `the robots.txt of ${host} keeps us out (${rule ?? "no rule"})`,
    evidence: { by: "robots.txt", host, rule: rule ?? "" },
  };
}
