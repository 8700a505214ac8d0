import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";

/** Returns values for all required variables of an operation, with the largest pages. */
export function sampleVariables(schema: GraphQLSchema, operation: OperationDefinitionNode): Record<string, unknown> {
  const definitions = operation.variableDefinitions ?? [];
  return Object.fromEntries(
    definitions.map(({ variable, type }) => {
      const name = variable.name.value;
      if (name === "first" || name === "last") return [name, 100];
      return [name, sampleOf(typeFromAST(schema, type) as GraphQLInputType)];
    }),
  );
}

/** Returns a value for a required type; null for an optional one. */
function sampleOf(type: GraphQLInputType): unknown {
  if (!isNonNullType(type)) return null;
  const { ofType } = type;
  if (isListType(ofType)) return [];
  if (isEnumType(ofType)) return ofType.getValues()[0]?.value as unknown;
  if (isInputObjectType(ofType)) {
    const required = Object.values(ofType.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(required.map((field) => [field.name, sampleOf(field.type)]));
  }
  return ofType.name === "Boolean" ? true : ofType.name === "Int" ? 1 : "1";
}
