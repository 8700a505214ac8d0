import { GraphQLError, type ASTVisitor, type ValidationContext } from "graphql";

/** An object's type is told as `__typename`, and decides what is asked of whom. No other field may be called that. */
export function reservedAliasRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.alias?.value !== "__typename" || node.name.value === "__typename") return;
      context.reportError(
        new GraphQLError(`"__typename" is no name for the field "${node.name.value}".`, { nodes: node }),
      );
    },
  };
}
