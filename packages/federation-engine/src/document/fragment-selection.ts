import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  type SelectionSetNode,
} from "graphql";

function fragmentNamed(document: DocumentNode, name: string): FragmentDefinitionNode | undefined {
  return document.definitions.find(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
  );
}

/**
 * Returns the selection of an inline fragment or a spread; undefined when the document has no fragment with that name.
 */
export function fragmentSelection(
  node: InlineFragmentNode | FragmentSpreadNode,
  document: DocumentNode,
): SelectionSetNode | undefined {
  return node.kind === Kind.INLINE_FRAGMENT
    ? node.selectionSet
    : fragmentNamed(document, node.name.value)?.selectionSet;
}
