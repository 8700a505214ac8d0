import type { Difference } from "./difference.js";
import { countDifferences, type AuditReport } from "./audit.js";
import { describedChecks } from "./checks.js";

/**
 * Returns the report for people: the compared records, one line per difference, and the totals. `isAll` includes the
 * differences that a restore explains.
 */
export function reportText(report: AuditReport, { isAll }: { readonly isAll: boolean }): string {
  const { checkedAt, counts, inFlight, differences, summarised } = report;
  const compared = describedChecks.map(({ name, of, compares }) => {
    const count = counts[name];
    return `  ${name.padEnd(nameWidth)}  ${compares}: ${count === undefined ? "not compared" : `${count} ${of}`}`;
  });
  const recent = inFlight === 0 ? [] : [`${inFlight} too recent to compare`];
  const lines = differences.map(lineOf);
  const summarized = isAll ? summarised.map((difference) => `- ${lineOf(difference)}`) : [];
  const total = countDifferences(report);
  const more = total > differences.length ? [`and ${total - differences.length} more`] : [];
  const sum = `${total} ${total === 1 ? "difference" : "differences"}`;
  return [`audit at ${checkedAt.toISOString()}`, ...compared, ...recent, ...lines, ...summarized, ...more, sum].join(
    "\n",
  );
}

/**
 * Returns the report as JSON. `counts` has the number of items that are too recent to compare as `inFlight`; `more`, if present, is
 * the number of unlisted differences.
 */
export function reportJson(report: AuditReport, { isAll }: { readonly isAll: boolean }): string {
  const { checkedAt, counts, inFlight, differences, summarised } = report;
  const more = countDifferences(report) - differences.length;
  const summarized = isAll ? { summarised } : {};
  return JSON.stringify({
    checkedAt,
    counts: { ...counts, inFlight },
    differences,
    ...summarized,
    ...(more > 0 ? { more } : {}),
  });
}

function lineOf({ check, subject, expected, found, advice }: Difference): string {
  return oneLine(`${check}: ${subject}: expected ${expected}; found ${found}. ${advice}`);
}

const nameWidth = Math.max(...describedChecks.map(({ name }) => name.length));

/** Joins text to one line. Errors of jobs and names from providers are untrusted text. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, " ");
}
