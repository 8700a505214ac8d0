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

/** What is refused of `@defer` besides wrong arguments and places, as in the proposal of incremental delivery. */
export const deferRules: readonly ValidationRule[] = [labelsAreDistinct, notWhereOrderMatters];

/** A client knows by its label which fragment has come. */
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

/** The fields of a mutation are done before anything is answered; each event of a subscription is answered whole. */
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

/** The directives on this object's fragments; `anywhere`: those that may hold, on the objects below too. */
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

/** One with a variable may be false; where it is not, a subscription is answered whole all the same. */
function mayHold(node: DirectiveNode): boolean {
  const value = deferArgument(node, "if");
  return value === undefined || (value.kind === Kind.BOOLEAN && value.value);
}
