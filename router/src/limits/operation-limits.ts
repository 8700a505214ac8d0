import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";

/** Held before anything runs; each error names its limit. */
const operationLimits = { depth: 15, aliases: 30, rootFields: 20 } as const;

/** Reports what is over a limit along with all else that is wrong; the rules would throw, and a throw is a fault of ours. */
const reporting = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, { message }: GraphQLError): void =>
      context?.reportError(new GraphQLError(message.replace("Syntax Error: ", ""))),
  ],
};

export const operationLimitRules: readonly ValidationRule[] = [
  maxDepthRule({ n: operationLimits.depth, flattenFragments: true, ...reporting }),
  maxAliasesRule({ n: operationLimits.aliases, ...reporting }),
  maxRootFieldsRule,
];

function maxRootFieldsRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const count = countFields(operation.selectionSet, context, new Set());
      if (count <= operationLimits.rootFields) return;
      const message = `An operation may have ${operationLimits.rootFields} root fields, this one has ${count}.`;
      context.reportError(new GraphQLError(message, { nodes: [operation] }));
    },
  };
}

/** A fragment that spreads itself is counted once; another rule refuses it. */
function countFields(
  selections: SelectionSetNode,
  context: ValidationContext,
  seen: ReadonlySet<FragmentDefinitionNode>,
): number {
  return selections.selections.reduce((count, selection) => {
    if (selection.kind === Kind.FIELD) return count + 1;
    if (selection.kind === Kind.INLINE_FRAGMENT) return count + countFields(selection.selectionSet, context, seen);
    const fragment = context.getFragment(selection.name.value);
    if (!fragment || seen.has(fragment)) return count;
    return count + countFields(fragment.selectionSet, context, new Set([...seen, fragment]));
  }, 0);
}
