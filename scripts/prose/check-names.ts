import { parseSync } from "oxc-parser";
import type { BannedTerm, Finding } from "./check-prose.ts";

/** Names that clients, stored jobs and messages of projects use: they stay as they were published. */
const published = new Set([
  "ACT_ASC",
  "ACT_DESC",
  "act",
  "CaptchaVerdict",
  "GONE",
  "PRODUCT_GONE",
  "providerAway",
  "standing",
  "tellSignInNews",
  "tellStanding",
]);

/** Finds the names of a TypeScript file that contain a word which the glossary replaces, each once. */
export function checkNames(file: string, source: string, terms: readonly BannedTerm[]): Finding[] {
  const standards = new Map(terms.map(({ word, term }) => [word, term]));
  const findings = new Map<string, Finding>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, name, start } = node as { type?: unknown; name?: unknown; start?: unknown };
    if (
      (type === "Identifier" || type === "JSXIdentifier") &&
      typeof name === "string" &&
      typeof start === "number" &&
      !published.has(name)
    ) {
      const word = wordsOf(name).find((one) => standards.has(one));
      if (word !== undefined && !findings.has(name)) {
        const line = source.slice(0, start).split("\n").length;
        findings.set(name, { file, line, message: `${name}: write "${standards.get(word)}", not "${word}"` });
      }
    }
    Object.values(node).forEach(visit);
  };
  visit(parseSync(file, source).program);
  return [...findings.values()];
}

/** `CaptchaVerdict`, `captcha_verdict` and `CAPTCHA_VERDICT` have the words `captcha` and `verdict`. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$&_")
    .toLowerCase()
    .split(/[_$]+/);
}
