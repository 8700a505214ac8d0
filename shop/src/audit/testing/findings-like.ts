import { expect } from "vitest";

/** Matches one finding whose sides contain these parts; no finding for null. */
export function findingsLike(subject: string, sides: readonly string[] | null) {
  if (sides === null) return [];
  const [expected = "", found = ""] = sides;
  return [{ subject, expected: expect.stringContaining(expected), found: expect.stringContaining(found) }];
}
