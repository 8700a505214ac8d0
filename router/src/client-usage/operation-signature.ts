import type { PreparedOperation } from "@souk/federation-engine";
import {
  getNamedType,
  isInputObjectType,
  Kind,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type ValueNode,
} from "graphql";

/**
 * Returns the operation without what differs between requests of one client or belongs to a person: aliases, the values of
 * literals, and other operations and fragments of the document. Names of the schema stay, so that the text can be
 * compared with another version of it.
 */
export function operationSignature({
  document,
  operation,
  schema,
}: Pick<PreparedOperation, "document" | "operation" | "schema">): string {
  const types = new TypeInfo(schema);
  const signature = visit(
    withoutOthers(document, operation),
    visitWithTypeInfo(types, {
      Field: { leave: ({ alias: _alias, ...field }) => field },
      StringValue: { leave: () => ({ kind: Kind.STRING, value: "" }) },
      IntValue: { leave: () => ({ kind: Kind.INT, value: "0" }) },
      FloatValue: { leave: () => ({ kind: Kind.FLOAT, value: "0" }) },
      ListValue: { leave: (list) => ({ ...list, values: withoutRepeats(list.values) }) },
      ObjectValue: {
        enter: (value) => {
          // keys of other values, such as JSON, are data
          const type = types.getInputType();
          return type && isInputObjectType(getNamedType(type)) ? undefined : { ...value, fields: [] };
        },
      },
    }),
  );
  return print(signature);
}

function withoutRepeats(values: readonly ValueNode[]): ValueNode[] {
  return [...new Map(values.map((value) => [print(value), value])).values()];
}

/** Returns the document with this operation, and the fragments that it reaches. */
export function withoutOthers(document: DocumentNode, operation: PreparedOperation["operation"]): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const reached = new Set<DefinitionNode>([operation]);
  for (const definition of reached) {
    visit(definition, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment) reached.add(fragment);
      },
    });
  }
  return { kind: Kind.DOCUMENT, definitions: [...reached] };
}
