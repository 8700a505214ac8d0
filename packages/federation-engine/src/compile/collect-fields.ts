import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLNamedType,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** All selections of one field name in an object. */
export interface CollectedField {
  readonly key: string;
  readonly nodes: readonly FieldNode[];
}

/** A deferred fragment of an object, and its selection. */
export interface DeferredSelection {
  readonly node: FragmentSpreadNode | InlineFragmentNode;
  readonly selectionSet: SelectionSetNode;
}

export interface CollectedSelection {
  readonly fields: ReadonlyMap<string, CollectedField>;
  readonly deferred: readonly DeferredSelection[];
}

export interface CollectingFrom {
  fragment(name: string): FragmentDefinitionNode | undefined;
  isTrue(variable: string): boolean;
  /** Whether an object of this type matches the type condition of a fragment. */
  fits(type: GraphQLNamedType, condition: string): boolean;
  /** Whether the fragment is deferred; when absent, none is. */
  isDeferred?(fragment: DeferredSelection["node"]): boolean;
}

/** Implements CollectFields of the specification for one type; the fields are in the order of the answer. */
export function collectFields(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLNamedType,
  from: CollectingFrom,
): CollectedSelection {
  const deferred: DeferredSelection[] = [];
  const fields = new Map<string, { key: string; nodes: FieldNode[] }>();
  const visited = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!isIncluded(selection, from)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const field = fields.get(key) ?? { key, nodes: [] };
        field.nodes.push(selection);
        fields.set(key, field);
        continue;
      }
      const isDeferred = from.isDeferred?.(selection) === true;
      if (selection.kind === Kind.FRAGMENT_SPREAD && !isDeferred) {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : from.fragment(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      if (!fragment || (condition !== undefined && !from.fits(type, condition))) continue;
      if (isDeferred) deferred.push({ node: selection, selectionSet: fragment.selectionSet });
      else collect(fragment.selectionSet);
    }
  };
  for (const selectionSet of selectionSets) collect(selectionSet);
  return { fields, deferred };
}

/** Whether the selection is not left out by `@skip` or `@include`. */
export function isIncluded({ directives = [] }: SelectionNode, from: Pick<CollectingFrom, "isTrue">): boolean {
  return directives.every(({ name, arguments: given = [] }) => {
    const isSkip = name.value === GraphQLSkipDirective.name;
    if (!isSkip && name.value !== GraphQLIncludeDirective.name) return true;
    const value = given.find((argument) => argument.name.value === "if")?.value;
    const isTrue =
      value?.kind === Kind.VARIABLE ? from.isTrue(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
    return isTrue !== isSkip;
  });
}
