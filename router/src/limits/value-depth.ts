import { visit, type DocumentNode, type ValueNode } from "graphql";

export interface DeepValue {
  /** How many lists and objects stand in each other. */
  readonly depth: number;
  /** The innermost of them. */
  readonly node: ValueNode;
}

/** The deepest of a document's values; null where none holds anything. */
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
