import type { ProjectGraph } from "@souk/kernel/project/subgraphs/project-graph";
import { suggestion } from "@souk/kernel/project/suggestion";
import { Kind, type DocumentNode, type FieldDefinitionNode } from "graphql";

const referenceResolver = "__resolveReference";
const roots = ["Query", "Mutation"];

interface Declared {
  isEntity: boolean;
  readonly fields: FieldDefinitionNode[];
}

/** Returns what does not fit between the SDL of a project and its resolvers. */
export function resolverFaults(document: DocumentNode, resolvers: ProjectGraph["resolvers"]): string[] {
  const types = objectTypes(document);
  const unknown = Object.entries(resolvers).flatMap(([type, fields]) => {
    const declared = types.get(type);
    if (!declared) return [`graph.resolvers.${type} is unknown${suggestion(type, [...types.keys()])}`];
    const names = declared.fields.map(({ name }) => name.value);
    return Object.keys(fields)
      .filter((field) => !names.includes(field) && !(declared.isEntity && field === referenceResolver))
      .map((field) => `graph.resolvers.${type}.${field} is unknown${suggestion(field, names)}`);
  });
  const missing = [...types].flatMap(([type, { isEntity, fields }]) => {
    const given = resolvers[type] ?? {};
    // a reference resolver returns the other fields too
    if (!roots.includes(type) && (!isEntity || Object.hasOwn(given, referenceResolver))) return [];
    return fields
      .filter(({ name }) => name.value !== "id" && !Object.hasOwn(given, name.value))
      .filter(({ directives = [] }) => !directives.some(({ name }) => name.value === "external"))
      .map(({ name }) => `${type}.${name.value} has no resolver; add graph.resolvers.${type}.${name.value}`);
  });
  const subscriptions = types.has("Subscription")
    ? ["Subscription is not possible in the graph of a project; a subgraph of its own can have subscriptions"]
    : [];
  return [...unknown, ...missing, ...subscriptions];
}

function objectTypes({ definitions }: DocumentNode): Map<string, Declared> {
  const types = new Map<string, Declared>();
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    const { name, directives = [], fields = [] } = node;
    const declared = types.get(name.value) ?? { isEntity: false, fields: [] };
    declared.isEntity ||= directives.some((directive) => directive.name.value === "key");
    declared.fields.push(...fields);
    types.set(name.value, declared);
  }
  return types;
}
