import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from "graphql";
import { fragmentSelection } from "../document/fragment-selection.js";
import type { AnswerPath } from "./places.js";

/**
 * Returns the longest start of a path that follows the client's fields. Subgraphs get requests for more fields than the
 * client: an error in a field that another field requires is reported at the object that contains it.
 */
export function requestedPath(
  path: AnswerPath,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): AnswerPath {
  let sets: readonly SelectionSetNode[] = [operation.selectionSet];
  for (const [index, key] of path.entries()) {
    if (typeof key === "number") continue;
    const visited = new Set<SelectionSetNode>();
    const named = sets.flatMap((set) => fieldsNamed(key, set, document, visited));
    if (named.length === 0) return path.slice(0, index);
    sets = named.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  }
  return path;
}

interface Named {
  readonly selectionSet: SelectionSetNode | undefined;
}

function fieldsNamed(
  key: string,
  set: SelectionSetNode,
  document: DocumentNode,
  visited: Set<SelectionSetNode>,
): Named[] {
  if (visited.has(set)) return [];
  visited.add(set);
  return set.selections.flatMap((node): Named[] => {
    if (node.kind === Kind.FIELD)
      return (node.alias ?? node.name).value === key ? [{ selectionSet: node.selectionSet }] : [];
    const selected = fragmentSelection(node, document);
    return selected ? fieldsNamed(key, selected, document, visited) : [];
  });
}
