/** `skipped`: the check needs something that is not there, such as a running shop. */
export type FindingStatus = "ok" | "warning" | "failed" | "skipped";

/** The result of one check for one part of the shop. It contains no secret. */
export interface Finding {
  /** The part, such as `orders` or `router → cart`. */
  readonly subject: string;
  readonly status: FindingStatus;
  readonly message: string;
  /** The action of the operator that fixes a warning or a failure. */
  readonly advice?: string;
}

export interface CheckReport {
  readonly check: string;
  readonly findings: readonly Finding[];
}

export const ok = (subject: string, message: string): Finding => ({ subject, status: "ok", message });

export const skipped = (subject: string, message: string): Finding => ({ subject, status: "skipped", message });

export const warning = (subject: string, message: string, advice: string): Finding => ({
  subject,
  status: "warning",
  message,
  advice,
});

export const failed = (subject: string, message: string, advice: string): Finding => ({
  subject,
  status: "failed",
  message,
  advice,
});

export function hasFailed(reports: readonly CheckReport[]): boolean {
  return reports.some(({ findings }) => findings.some(({ status }) => status === "failed"));
}

const marks: Readonly<Record<FindingStatus, string>> = { ok: "ok", warning: "WARN", failed: "FAIL", skipped: "skip" };

/** The report for people: a line for each finding, with the advice below it, and the totals. */
export function doctorText(reports: readonly CheckReport[]): string {
  const findings = reports.flatMap((report) => report.findings);
  const width = Math.max(0, ...findings.map(({ subject }) => subject.length));
  const blocks = reports.map(({ check, findings: own }) => [check, ...own.flatMap((each) => lines(each, width))]);
  const count = (status: FindingStatus): number => findings.filter((each) => each.status === status).length;
  const totals = `ok: ${count("ok")}, warnings: ${count("warning")}, failed: ${count("failed")}, skipped: ${count("skipped")}`;
  return [...blocks.map((block) => block.join("\n")), totals].join("\n\n");
}

function lines({ subject, status, message, advice }: Finding, width: number): string[] {
  const line = `  ${marks[status].padEnd(4)}  ${subject.padEnd(width)}  ${message}`;
  return advice === undefined ? [line] : [line, `  ${" ".repeat(4)}  ${" ".repeat(width)}  to do: ${advice}`];
}

/** The report for programs. */
export function doctorJson(from: string, reports: readonly CheckReport[]): string {
  const checks = reports.flatMap(({ check, findings }) => findings.map((finding) => ({ check, ...finding })));
  return JSON.stringify({ from, ok: !hasFailed(reports), checks }, null, 2);
}
