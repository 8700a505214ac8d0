import type { AuditReport } from "./audit.js";
import { checks } from "./checks.js";

/** For people: what was compared, a line for each difference, how many. */
export function reportText({ checkedAt, counts, inFlight, differences }: AuditReport): string {
  const compared = checks.map(({ name, of, compares }) => {
    const count = counts[name];
    return `  ${name.padEnd(nameWidth)}  ${compares}: ${count === undefined ? "not compared" : `${count} ${of}`}`;
  });
  const young = inFlight === 0 ? [] : [`${inFlight} too young to tell`];
  const lines = differences.map(
    ({ check, subject, expected, found }) => `${check}: ${subject}: expected ${expected}; found ${found}`,
  );
  const total = `${differences.length} ${differences.length === 1 ? "difference" : "differences"}`;
  return [`audit at ${checkedAt.toISOString()}`, ...compared, ...young, ...lines.map(oneLine), total].join("\n");
}

/** `counts` has how many were too young to tell as `inFlight`. */
export function reportJson({ checkedAt, counts, inFlight, differences }: AuditReport): string {
  return JSON.stringify({ checkedAt, counts: { ...counts, inFlight }, differences });
}

const nameWidth = Math.max(...checks.map(({ name }) => name.length));

/** Errors of jobs, and what providers call things, are others' texts. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, " ");
}
