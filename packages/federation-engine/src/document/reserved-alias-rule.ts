import { GraphQLError, type ASTVisitor, type ValidationContext } from "graphql";

/** Refuses `__typename` as an alias of another field: the engine reads an object's type from it. */
export function reservedAliasRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.alias?.value !== "__typename" || node.name.value === "__typename") return;
      context.reportError(
        new GraphQLError(`"__typename" cannot be the alias of the field "${node.name.value}".`, { nodes: node }),
      );
    },
  };
}
