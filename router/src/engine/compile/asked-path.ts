import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from "graphql";
import { fragmentSelection } from "../fragment-selection.js";
import type { AnswerPath } from "./places.js";

/**
 * As much of a path as leads along what the client asked for. Subgraphs are asked for more: what another field requires fails at a
 * place that the client has never heard of, and is told at the object that has it.
 */
export function askedPath(path: AnswerPath, document: DocumentNode, operation: OperationDefinitionNode): AnswerPath {
  let sets: readonly SelectionSetNode[] = [operation.selectionSet];
  for (const [index, key] of path.entries()) {
    if (typeof key === "number") continue;
    const named = sets.flatMap((set) => fieldsNamed(key, set, document));
    if (named.length === 0) return path.slice(0, index);
    sets = named.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  }
  return path;
}

interface Named {
  readonly selectionSet: SelectionSetNode | undefined;
}

function fieldsNamed(key: string, { selections }: SelectionSetNode, document: DocumentNode): Named[] {
  return selections.flatMap((node): Named[] => {
    if (node.kind === Kind.FIELD)
      return (node.alias ?? node.name).value === key ? [{ selectionSet: node.selectionSet }] : [];
    const selected = fragmentSelection(node, document);
    return selected ? fieldsNamed(key, selected, document) : [];
  });
}
