import {
  type ASTNode,
  type DocumentNode,
  type ParseOptions,
  type ValidationRule,
  visit,
  type ValueNode,
} from "graphql";
import { measureDocument, type SelectionMeasure } from "./measure-document.js";
import { limitError, type ExceededLimit, type QueryLimitName, type QueryLimits } from "./query-limits.js";

const measures = [
  ["depth", "depth"],
  ["aliases", "aliases"],
  ["rootFields", "topFields"],
  ["directives", "directives"],
  ["fields", "fields"],
] as const satisfies readonly (readonly [limit: QueryLimitName, measure: keyof SelectionMeasure])[];

/** Returns the options with which an engine refuses documents over the limits. */
export function documentLimits(limits: QueryLimits): {
  /** graphql-js stops parsing at the first token above the limit. */
  readonly parseOptions: ParseOptions;
  readonly validationRules: readonly ValidationRule[];
} {
  return { parseOptions: { maxLexicalTokens: limits.tokens }, validationRules: [operationLimitRule(limits)] };
}

/**
 * Returns a validation rule that reports each limit that a document exceeds. The other rules then skip the document: one
 * of them compares all fields with the same name with each other, which would cost more than the rest of the request.
 */
export function operationLimitRule(limits: QueryLimits): ValidationRule {
  return (context) => {
    const document = context.getDocument();
    const broken = exceededLimits(document, limits);
    for (const { node, ...limit } of broken) context.reportError(limitError(limit, node));
    // all rules are created before the first node is visited, and a document with an error never runs
    if (broken.length > 0) Object.assign(document, { definitions: [] });
    return {};
  };
}

/** `node` is the place in the document, when a single node exceeds the limit. */
type ExceededLimitAt = ExceededLimit & { readonly node?: ASTNode };

function exceededLimits(document: DocumentNode, limits: QueryLimits): readonly ExceededLimitAt[] {
  const { operations, fragments } = measureDocument(document);
  const broken = measures.flatMap(([name, measure]): ExceededLimitAt[] => {
    // GraphQL's rules also visit fragments that are not spread
    const measured = name === "fields" ? [...operations, ...fragments] : operations;
    const value = Math.max(0, ...measured.map((each) => each[measure]));
    const max = limits[name];
    return value > max ? [{ name, max, value }] : [];
  });
  // custom scalars accept any structure, and the query planner visits a list twice at each of its levels
  const deepest = deepestValue(document);
  const max = limits.valueDepth;
  if (deepest === null || deepest.depth <= max) return broken;
  return [...broken, { name: "valueDepth", max, value: deepest.depth, node: deepest.node }];
}

interface DeepValue {
  /** Nesting depth of lists and objects. */
  readonly depth: number;
  /** The innermost list or object. */
  readonly node: ValueNode;
}

/** Returns the deepest value in a document; null when the document has no list or object values. */
function deepestValue(document: DocumentNode): DeepValue | null {
  let depth = 0;
  let deepest: DeepValue | null = null;
  const level = {
    enter: (node: ValueNode) => {
      depth += 1;
      if (depth > (deepest?.depth ?? 0)) deepest = { depth, node };
    },
    leave: () => {
      depth -= 1;
    },
  };
  visit(document, { ListValue: level, ObjectValue: level });
  return deepest;
}
