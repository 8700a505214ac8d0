import { Kind, parse, type DocumentNode, type FieldNode, type SelectionNode } from "graphql";

type Path = readonly (string | number)[];

/**
 * Returns the places that stay empty when a fetch fails, as paths in that fetch's own answer: each root field, or for a
 * fetch of entities, each field of each entity.
 */
export function missingFields(document: DocumentNode, variables: Readonly<Record<string, unknown>>): Path[] {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fields = operation?.selectionSet.selections.filter((node): node is FieldNode => node.kind === Kind.FIELD) ?? [];
  const entities = fields.find((field) => field.name.value === "_entities");
  if (!entities) return fields.map((field) => [responseKey(field)]);
  const names = [...new Set((entities.selectionSet?.selections ?? []).flatMap(entityFields))];
  const { representations } = variables;
  const count = Array.isArray(representations) ? representations.length : 0;
  return Array.from({ length: count }, (_, index) => names.map((name) => ["_entities", index, name])).flat();
}

export function parseOperation(query: string): DocumentNode {
  return parse(query, { noLocation: true });
}

function entityFields(selection: SelectionNode): string[] {
  if (selection.kind === Kind.FIELD) return selection.name.value === "__typename" ? [] : [responseKey(selection)];
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections.flatMap(entityFields) : [];
}

function responseKey(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}
