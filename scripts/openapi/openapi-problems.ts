import { createConfig, lint } from "@redocly/openapi-core";
import { apiDiff } from "api-smart-diff";
import type { BreakingChange } from "../schema/breaking-changes.ts";

/** Returns the findings of Redocly's recommended rules, warnings included. */
export async function lintProblems(file: string): Promise<string[]> {
  const config = await createConfig({ extends: ["recommended"] });
  const findings = await lint({ ref: file, config });
  return findings.map(({ ruleId, message, location }) => `${location[0]?.pointer ?? file}: ${message} (${ruleId})`);
}

/** Returns the changes that break clients of the old document, each at its path in the document. */
export function brokenClients(before: string, after: string): BreakingChange[] {
  return apiDiff(JSON.parse(before), JSON.parse(after))
    .filter(({ type }) => type === "breaking")
    .map(({ path, description, action }) => ({ coordinate: path.join("."), message: description ?? action }));
}
