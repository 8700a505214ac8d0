import { countDifferences, type AuditReport } from "./audit.js";
import { checks } from "./checks.js";

/** For people: what was compared, a line for each difference, how many. */
export function reportText(report: AuditReport): string {
  const { checkedAt, counts, inFlight, differences } = report;
  const compared = checks.map(({ name, of, compares }) => {
    const count = counts[name];
    return `  ${name.padEnd(nameWidth)}  ${compares}: ${count === undefined ? "not compared" : `${count} ${of}`}`;
  });
  const young = inFlight === 0 ? [] : [`${inFlight} too young to tell`];
  const lines = differences.map(
    ({ check, subject, expected, found }) => `${check}: ${subject}: expected ${expected}; found ${found}`,
  );
  const total = countDifferences(report);
  const more = total > differences.length ? [`and ${total - differences.length} more`] : [];
  const sum = `${total} ${total === 1 ? "difference" : "differences"}`;
  return [`audit at ${checkedAt.toISOString()}`, ...compared, ...young, ...lines.map(oneLine), ...more, sum].join("\n");
}

/** `counts` has how many were too young to tell as `inFlight`; `more`, where there is one, how many differences are not listed. */
export function reportJson(report: AuditReport): string {
  const { checkedAt, counts, inFlight, differences } = report;
  const more = countDifferences(report) - differences.length;
  return JSON.stringify({ checkedAt, counts: { ...counts, inFlight }, differences, ...(more > 0 ? { more } : {}) });
}

const nameWidth = Math.max(...checks.map(({ name }) => name.length));

/** Errors of jobs, and what providers call things, are others' texts. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, " ");
}
