import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DirectiveNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import { deferArgument, isDeferDirective } from "./defer-directive.js";

/**
 * Validation rules for `@defer` from the proposal for incremental delivery, in addition to the checks of arguments and
 * locations.
 */
export const deferRules: readonly ValidationRule[] = [labelsAreDistinct, notWhereOrderMatters];

/** Refuses duplicate labels: a client identifies a fragment by its label. */
function labelsAreDistinct(context: ValidationContext) {
  const known = new Map<string, DirectiveNode>();
  return {
    Directive(node: DirectiveNode) {
      const label = isDeferDirective(node) ? deferArgument(node, "label") : undefined;
      if (!label || label.kind === Kind.NULL) return;
      if (label.kind !== Kind.STRING) {
        context.reportError(new GraphQLError("The label of @defer must be a text, not a variable.", { nodes: node }));
        return;
      }
      const other = known.get(label.value);
      if (other)
        context.reportError(
          new GraphQLError(`The label ${JSON.stringify(label.value)} of @defer is used twice.`, {
            nodes: [other, node],
          }),
        );
      known.set(label.value, node);
    },
  };
}

/**
 * Refuses `@defer` on the root fields of a mutation, which are executed before the answer starts, and in a
 * subscription, whose events are answered as a whole.
 */
function notWhereOrderMatters(context: ValidationContext) {
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      if (operation.operation === OperationTypeNode.QUERY) return;
      const anywhere = operation.operation === OperationTypeNode.SUBSCRIPTION;
      for (const node of deferredIn(operation.selectionSet, anywhere, context)) {
        const message = anywhere
          ? "@defer is not supported in a subscription."
          : "@defer cannot be used on the root fields of a mutation.";
        context.reportError(new GraphQLError(message, { nodes: node }));
      }
    },
  };
}

/**
 * Returns the directives on this object's fragments; with `anywhere` those that may be true, also in nested objects.
 */
function deferredIn(
  selectionSet: SelectionSetNode,
  anywhere: boolean,
  context: ValidationContext,
  visited: Set<FragmentDefinitionNode> = new Set(),
): readonly DirectiveNode[] {
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD)
      return anywhere && selection.selectionSet ? deferredIn(selection.selectionSet, anywhere, context, visited) : [];
    const own = (selection.directives ?? []).filter((node) => isDeferDirective(node) && (!anywhere || mayHold(node)));
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return [...own, ...deferredIn(selection.selectionSet, anywhere, context, visited)];
    const fragment = context.getFragment(selection.name.value);
    if (!fragment || visited.has(fragment)) return own;
    visited.add(fragment);
    return [...own, ...deferredIn(fragment.selectionSet, anywhere, context, visited)];
  });
}

/**
 * Whether the directive may be true. With a variable it may be false, so it is allowed; a subscription's events are
 * answered as a whole anyway.
 */
function mayHold(node: DirectiveNode): boolean {
  const value = deferArgument(node, "if");
  return value === undefined || (value.kind === Kind.BOOLEAN && value.value);
}
