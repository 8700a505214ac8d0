import type { ASTVisitor, DocumentNode, ValidationContext } from "graphql";
import { measureDocument, type SelectionMeasure } from "./measure-document.js";
import { limitError, queryLimits, type AskedTooMuch } from "./query-limits.js";

const measures = [
  ["depth", "depth"],
  ["aliases", "aliases"],
  ["rootFields", "topFields"],
  ["directives", "directives"],
  ["fields", "fields"],
] as const satisfies readonly (readonly [limit: keyof typeof queryLimits, measure: keyof SelectionMeasure])[];

/**
 * A validation rule that reports each limit that a document breaks. What breaks one is not looked at any further: comparing
 * some hundred fields of one name with each other, as another rule does, would cost more than all else of the request.
 */
export function operationLimitRule(context: ValidationContext): ASTVisitor {
  const document = context.getDocument();
  const broken = brokenLimits(document);
  for (const limit of broken) context.reportError(limitError(limit));
  // all rules are made before any of them sees a node, and a document with an error never runs
  if (broken.length > 0) Object.assign(document, { definitions: [] });
  return {};
}

function brokenLimits(document: DocumentNode): AskedTooMuch[] {
  const { operations, fragments } = measureDocument(document);
  return measures.flatMap(([name, measure]) => {
    // a fragment that nobody spreads is looked at by the rules of GraphQL all the same
    const measured = name === "fields" ? [...operations, ...fragments] : operations;
    const value = Math.max(0, ...measured.map((each) => each[measure]));
    const max = queryLimits[name];
    return value > max ? [{ name, max, value }] : [];
  });
}
