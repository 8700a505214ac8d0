import { Kind, type FragmentDefinitionNode, type SelectionNode, type SelectionSetNode } from "graphql";
import { isIncluded } from "./collect-fields.js";

/** Whether any field is left with these values of the operation's variables. */
export type AskedAtAll = (conditions: Readonly<Record<string, unknown>>) => boolean;

/**
 * Whether the variables leave anything of what a fetch asks for. Planners see to fetches that hang on one condition; what a fetch
 * asks under several is left to who runs it. Undefined where something is asked in any case.
 */
export function compileAskedAtAll(
  selectionSet: SelectionSetNode | undefined,
  fragments: readonly FragmentDefinitionNode[],
): AskedAtAll | undefined {
  const innerOf = (node: SelectionNode): SelectionSetNode | undefined => {
    if (node.kind === Kind.INLINE_FRAGMENT) return node.selectionSet;
    return node.kind === Kind.FRAGMENT_SPREAD
      ? fragments.find(({ name }) => name.value === node.name.value)?.selectionSet
      : undefined;
  };
  const isAny = (set: SelectionSetNode | undefined, isTrue: (variable: string) => boolean): boolean =>
    set?.selections.some(
      (node) => isIncluded(node, { isTrue }) && (node.kind === Kind.FIELD || isAny(innerOf(node), isTrue)),
    ) ?? false;
  const isConditional = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.every(
      (node) => (node.directives?.length ?? 0) > 0 || (node.kind !== Kind.FIELD && isConditional(innerOf(node))),
    ) ?? false;
  if (!isConditional(selectionSet)) return undefined;
  return (conditions) => isAny(selectionSet, (variable) => conditions[variable] === true);
}
