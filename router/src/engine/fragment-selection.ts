import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  type SelectionSetNode,
} from "graphql";

export function fragmentNamed(document: DocumentNode, name: string): FragmentDefinitionNode | undefined {
  return document.definitions.find(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
  );
}

/** What a fragment selects, written here or elsewhere in the document. Undefined where the document has none of that name. */
export function fragmentSelection(
  node: InlineFragmentNode | FragmentSpreadNode,
  document: DocumentNode,
): SelectionSetNode | undefined {
  return node.kind === Kind.INLINE_FRAGMENT
    ? node.selectionSet
    : fragmentNamed(document, node.name.value)?.selectionSet;
}
