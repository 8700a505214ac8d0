import { expect } from "vitest";
import { describedChecks } from "@souk/shop/audit/checks";
import { runAudit } from "@souk/shop/audit/run-audit";

export type Environment = Readonly<Record<string, string>>;

/** Runs the audit with these settings and arguments. */
export async function runAuditOn(environment: Environment, ...given: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runAudit(given, environment, {
    out: (text) => void printed.push(...text.split("\n")),
    printError: (text) => void complaints.push(...text.split("\n")),
  });
  // the lines between the header and the number of differences
  const lines = printed.slice(printed.findLastIndex((line) => line.startsWith("  ")) + 1, -1);
  const differences = lines.map(withoutAdvice);
  return { code, printed, complaints, differences };
}

/** Removes the advice for the shop owner from the end of each line. */
function withoutAdvice(line: string): string {
  const advice = describedChecks.find(({ name }) => line.startsWith(`${name}: `))?.advice;
  if (advice === undefined) return line;
  expect(line.endsWith(`. ${advice}`)).toBe(true);
  return line.slice(0, -`. ${advice}`.length);
}
