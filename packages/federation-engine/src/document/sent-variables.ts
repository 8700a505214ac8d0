import {
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  typeFromAST,
  visit,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
} from "graphql";
import { hasExactNumber, withPlainNumbers } from "../exact-json.js";
import { isExactNumber, isObject, type JsonObject } from "../json-text.js";

/** Names that the planner gives its own variables: "representations", "__representations0". */
const ofPlanner = /^(representations$|__)/;

/**
 * Renames a client's variables that use one of the planner's names. An `Int` or `ID` such as `10.0` gets its usual form,
 * because many subgraphs do not read it.
 */
export class SentVariables {
  private readonly sent = new Map<string, string>();
  private readonly types: readonly (readonly [name: string, type: GraphQLInputType | undefined])[];

  constructor({ variableDefinitions = [] }: OperationDefinitionNode, schema: GraphQLSchema) {
    this.types = variableDefinitions.map(({ type, variable }) => [
      variable.name.value,
      typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType | undefined,
    ]);
    const usedNames = new Set(variableDefinitions.map(({ variable }) => variable.name.value));
    for (const name of usedNames) {
      if (!ofPlanner.test(name)) continue;
      let other = `client_${name}`;
      while (usedNames.has(other)) other = `client_${other}`;
      this.sent.set(name, other);
    }
  }

  inDocument(document: DocumentNode): DocumentNode {
    if (this.sent.size === 0) return document;
    return visit(document, {
      Variable: (node) => {
        const value = this.sent.get(node.name.value);
        return value === undefined ? undefined : { ...node, name: { kind: Kind.NAME, value } };
      },
    });
  }

  /** Returns the values by both the client's names and the sent names. */
  values(given: Readonly<JsonObject>): Readonly<JsonObject> {
    let values = given;
    for (const [name, type] of this.types)
      if (type && hasExactNumber(given[name])) values = { ...values, [name]: withIntegers(given[name], type) };
    if (this.sent.size === 0) return values;
    const renamed = { ...values };
    for (const [name, sent] of this.sent) if (values[name] !== undefined) renamed[sent] = values[name];
    return renamed;
  }
}

/** Returns the value with plain numbers where the type has integers. */
function withIntegers(value: unknown, type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (isListType(inner))
    return Array.isArray(value)
      ? value.map((each) => withIntegers(each, inner.ofType))
      : withIntegers(value, inner.ofType);
  if (isInputObjectType(inner)) {
    if (!isObject(value)) return value;
    const fields = inner.getFields();
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, fields[name] ? withIntegers(each, fields[name].type) : each]),
    );
  }
  const isLong = inner.name === "ID" && isExactNumber(value) && /^-?\d+$/.test(value.rawJSON);
  return inner.name === "Int" || (inner.name === "ID" && !isLong) ? withPlainNumbers(value) : value;
}
