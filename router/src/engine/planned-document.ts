import {
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";

/** What the engine answers by itself. */
export function isIntrospection({ name }: FieldNode): boolean {
  return name.value === "__schema" || name.value === "__type";
}

/** Stands for a field that no subgraph is asked for, so that no selection is left empty. */
const placeholder: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/**
 * The one operation with its fragments, as the planner gets it: without introspection, and without the fields of `denied`, by `Type.field`.
 * Undefined where nothing is left that a subgraph knows.
 */
export function plannedDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  denied: ReadonlySet<string>,
): DocumentNode | undefined {
  const definitions = document.definitions.filter(
    (node) => node.kind !== Kind.OPERATION_DEFINITION || node === operation,
  );
  const info = new TypeInfo(schema);
  const isDenied = (): boolean => {
    const [parent, field] = [info.getParentType(), info.getFieldDef()];
    return parent != null && field != null && denied.has(`${parent.name}.${field.name}`);
  };
  const planned = visit(
    { ...document, definitions },
    visitWithTypeInfo(info, {
      Field: (node) => (isIntrospection(node) || isDenied() ? placeholder : undefined),
    }),
  );
  const asked = planned.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  return asked?.selectionSet.selections.every(isTypename) ? undefined : planned;
}

function isTypename(node: { readonly kind: Kind; readonly name?: { readonly value: string } }): boolean {
  return node.kind === Kind.FIELD && node.name?.value === "__typename";
}
