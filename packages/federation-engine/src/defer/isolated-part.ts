import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { AnswerPart } from "./answer-parts.js";
import { isDeferDirective, isDeferred, type FragmentNode } from "./defer-directive.js";

/** An operation and the document that has its fragments. */
export interface ReadOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

type Conditions = Readonly<Record<string, unknown>>;

/**
 * Returns an operation with the fields of one part alone: those that are not deferred, or those of one deferred fragment
 * with the fields around it. A subgraph that gets it cannot empty them because of a field of another part.
 */
export function isolatedPart(
  { document, operation }: ReadOperation,
  part: AnswerPart,
  conditions: Conditions,
): ReadOperation {
  const others = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const fragments = new Map(others.map((node): [string, FragmentDefinitionNode] => [node.name.value, node]));
  const undeferred = <Node extends FragmentDefinitionNode | SelectionSetNode>(root: Node): Node => {
    const removed = (node: FragmentNode) => (isDeferred(node, conditions) ? placeholder : undefined);
    return visit(root, { InlineFragment: removed, FragmentSpread: removed });
  };
  const found = new Map<SelectionSetNode, Map<number, SelectionNode[]>>();
  /** Returns the selections on the way to the part's fragment. */
  const along = (selectionSet: SelectionSetNode, depth: number): SelectionNode[] => {
    const known = found.get(selectionSet)?.get(depth);
    if (known) return known;
    const selections = selectionSet.selections.flatMap((node): SelectionNode[] => {
      if (node.kind === Kind.FIELD) {
        const isOnTheWay = (node.alias ?? node.name).value === part.path[depth];
        return isOnTheWay && node.selectionSet ? unlessEmpty(node, along(node.selectionSet, depth + 1)) : [];
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      if (!fragment) return [];
      const { typeCondition, selectionSet: inner } = fragment;
      const directives = (node.directives ?? []).filter((directive) => !isDeferDirective(directive));
      const inline = { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: inner } as const;
      if (node === part.node && depth === part.path.length) return [{ ...inline, selectionSet: undeferred(inner) }];
      return unlessEmpty(inline, along(inner, depth));
    });
    found.set(selectionSet, (found.get(selectionSet) ?? new Map<number, SelectionNode[]>()).set(depth, selections));
    return selections;
  };
  const { selectionSet } = operation;
  const isolated: OperationDefinitionNode = {
    ...operation,
    selectionSet: part.node ? selectionSetOf(along(selectionSet, 0)) : undeferred(selectionSet),
  };
  const definitions = [isolated, ...others.map((fragment) => undeferred(fragment))];
  return { document: { kind: Kind.DOCUMENT, definitions }, operation: isolated };
}

const placeholder: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

function selectionSetOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: selections.length > 0 ? selections : [placeholder] };
}

function unlessEmpty(node: SelectionNode, selections: readonly SelectionNode[]): SelectionNode[] {
  return selections.length > 0 ? [{ ...node, selectionSet: selectionSetOf(selections) } as SelectionNode] : [];
}
