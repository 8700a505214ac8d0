import { graphError } from "@souk/kernel/errors/graph-error";
import { GraphQLError, type ValidationRule } from "graphql";

const message = "Introspection is off (limit introspection). The team of this graph has its schema.";

/** A validation rule for graphs whose clients may not read the schema. `__typename` stays allowed. */
export const introspectionRule: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== "__schema" && node.name.value !== "__type") return undefined;
    const { extensions } = graphError("BAD_USER_INPUT", message);
    context.reportError(new GraphQLError(message, { nodes: node, extensions }));
    return false;
  },
});
