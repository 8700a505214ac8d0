import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from "graphql";

/**
 * The fields, such as `Product.price`, that the supergraph expects of a subgraph and its SDL lacks. `file`: the
 * supergraph; the published one when absent.
 */
export async function missingFields(subgraph: string, sdl: string, file: string | undefined): Promise<string[]> {
  const path = file ?? fileURLToPath(import.meta.resolve("@souk/schema/supergraph.graphql"));
  const expected = fieldsOfGraph(parse(await readFile(path, "utf8"), { noLocation: true }), subgraph);
  const own = new Set(objectTypes(parse(sdl, { noLocation: true })).flatMap((type) => namesIn(type)));
  return expected.filter((name) => !own.has(name));
}

/** The fields of a supergraph's object types that this subgraph resolves. */
export function fieldsOfGraph(supergraph: DocumentNode, subgraph: string): string[] {
  const graph = graphNamed(supergraph, subgraph);
  return objectTypes(supergraph).flatMap((type) => {
    const graphs = argumentsOf(type.directives, "join__type", "graph");
    if (!graphs.includes(graph)) return [];
    return (type.fields ?? [])
      .filter((field) => isResolvedBy(field, graph))
      .map(({ name }) => `${type.name.value}.${name.value}`);
  });
}

/** A field without `@join__field` is resolved by every graph of its type. */
function isResolvedBy({ directives = [] }: FieldDefinitionNode, graph: string): boolean {
  const joins = directives.filter(({ name }) => name.value === "join__field");
  if (joins.length === 0) return true;
  return joins.some((join) => argumentOf(join, "graph") === graph && argumentOf(join, "external") !== "true");
}

function graphNamed(supergraph: DocumentNode, subgraph: string): string {
  for (const node of supergraph.definitions)
    if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === "join__Graph")
      for (const value of node.values ?? [])
        if (argumentsOf(value.directives, "join__graph", "name").includes(subgraph)) return value.name.value;
  return "";
}

function objectTypes(document: DocumentNode): (ObjectTypeDefinitionNode | ObjectTypeExtensionNode)[] {
  return document.definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
}

function namesIn({ name, fields = [] }: ObjectTypeDefinitionNode | ObjectTypeExtensionNode): string[] {
  return fields.map((field) => `${name.value}.${field.name.value}`);
}

function argumentsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
  argument: string,
): (string | undefined)[] {
  return (directives ?? []).filter((each) => each.name.value === name).map((each) => argumentOf(each, argument));
}

function argumentOf({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value && "value" in value ? String(value.value) : undefined;
}
