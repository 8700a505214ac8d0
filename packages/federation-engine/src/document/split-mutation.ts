import { Kind, OperationTypeNode, type DocumentNode, type FieldNode, type SelectionSetNode } from "graphql";
import { fragmentSelection } from "./fragment-selection.js";

/**
 * Splits a mutation into one document for each root field, in their order. `@skip` and `@include` must be resolved
 * already. The specification completes each field before the next one starts, including its entities from other
 * subgraphs. Returns the document itself when it has one root field or is not a mutation.
 */
export function splitMutation(document: DocumentNode): readonly DocumentNode[] {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== OperationTypeNode.MUTATION) return [document];
  const others = document.definitions.filter((node) => node !== operation);
  const parts = new Map<string, FieldNode[]>();
  for (const { key, node } of rootFields(operation.selectionSet, document)) {
    const nodes = parts.get(key) ?? [];
    nodes.push(node);
    parts.set(key, nodes);
  }
  return [...parts.values()].map((selections) => ({
    ...document,
    definitions: [{ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } }, ...others],
  }));
}

interface RootField {
  /** The field's name in the answer. */
  readonly key: string;
  readonly node: FieldNode;
}

function rootFields({ selections }: SelectionSetNode, document: DocumentNode): RootField[] {
  return selections.flatMap((node): RootField[] => {
    if (node.kind === Kind.FIELD)
      return node.name.value === "__typename" ? [] : [{ key: (node.alias ?? node.name).value, node }];
    const selected = fragmentSelection(node, document);
    return selected ? rootFields(selected, document) : [];
  });
}
