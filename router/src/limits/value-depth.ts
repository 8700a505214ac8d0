import { visit, type DocumentNode, type ValueNode } from "graphql";

export interface DeepValue {
  /** Nesting depth of lists and objects. */
  readonly depth: number;
  /** The innermost list or object. */
  readonly node: ValueNode;
}

/** Returns the deepest value in a document; null when the document has no list or object values. */
export function deepestValue(document: DocumentNode): DeepValue | null {
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
