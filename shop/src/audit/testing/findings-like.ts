import { expect } from "@jest/globals";

/** One finding with these parts of its two sides; none for null. */
export function findingsLike(subject: string, sides: readonly string[] | null) {
  if (sides === null) return [];
  const [expected = "", found = ""] = sides;
  return [{ subject, expected: expect.stringContaining(expected), found: expect.stringContaining(found) }];
}
