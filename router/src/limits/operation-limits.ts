import type { ASTNode, ASTVisitor, DocumentNode, ValidationContext } from "graphql";
import { measureDocument, type SelectionMeasure } from "./measure-document.js";
import { limitError, queryLimits, type AskedTooMuch } from "./query-limits.js";
import { deepestValue } from "./value-depth.js";

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
  for (const { node, ...limit } of broken) context.reportError(limitError(limit, node));
  // all rules are made before any of them sees a node, and a document with an error never runs
  if (broken.length > 0) Object.assign(document, { definitions: [] });
  return {};
}

/** With the place in the document, where it is one. */
type BrokenLimit = AskedTooMuch & { readonly node?: ASTNode };

function brokenLimits(document: DocumentNode): readonly BrokenLimit[] {
  const { operations, fragments } = measureDocument(document);
  const broken = measures.flatMap(([name, measure]): BrokenLimit[] => {
    // a fragment that nobody spreads is looked at by the rules of GraphQL all the same
    const measured = name === "fields" ? [...operations, ...fragments] : operations;
    const value = Math.max(0, ...measured.map((each) => each[measure]));
    const max = queryLimits[name];
    return value > max ? [{ name, max, value }] : [];
  });
  // a scalar of ours takes any shape, and the query planner looks at a list twice at each of its levels
  const deepest = deepestValue(document);
  const max = queryLimits.valueDepth;
  if (deepest === null || deepest.depth <= max) return broken;
  return [...broken, { name: "valueDepth", max, value: deepest.depth, node: deepest.node }];
}
