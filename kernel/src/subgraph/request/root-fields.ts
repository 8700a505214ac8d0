import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from "graphql";

/**
 * Returns the names of all root fields that the operations of a valid document request, including those in fragments,
 * except `__typename`.
 */
export function rootFields(document: DocumentNode): string[] {
  const names = new Set(rootNodes(document).map(({ node }) => node.name.value));
  return [...names];
}

/** Returns the root fields, with `Type.field` for each field of an entity in place of `_entities`. */
export function requestedFields(document: DocumentNode): string[] {
  const names = rootNodes(document).flatMap(({ node }) =>
    node.name.value === "_entities" && node.selectionSet
      ? selectedIn(node.selectionSet, fragmentsOf(document)).map(
          ({ type, node: field }) => `${type}.${field.name.value}`,
        )
      : [node.name.value],
  );
  return [...new Set(names)];
}

/** Returns the root fields, with the name of each entity's type in place of `_entities`. */
export function measuredFields(document: DocumentNode): string[] {
  const names = requestedFields(document).map((field) => field.split(".", 1)[0] ?? field);
  return [...new Set(names)];
}

interface SelectedField {
  readonly node: FieldNode;
  /** The type condition around the field; empty without one. */
  readonly type: string;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function rootNodes(document: DocumentNode): SelectedField[] {
  const fragments = fragmentsOf(document);
  return document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? selectedIn(node.selectionSet, fragments) : [],
  );
}

function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((node) => [node.name.value, node]));
}

/** A valid document has no fragment cycles. */
function selectedIn({ selections }: SelectionSetNode, fragments: Fragments, type = ""): SelectedField[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === "__typename" ? [] : [{ node: selection, type }];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return selectedIn(selection.selectionSet, fragments, selection.typeCondition?.name.value ?? type);
    const fragment = fragments.get(selection.name.value) as FragmentDefinitionNode;
    return selectedIn(fragment.selectionSet, fragments, fragment.typeCondition.name.value);
  });
}
