import { withFederationFields, type ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import type { ProjectGraph, ProjectGraphContext, Reference } from "@souk/kernel/project/subgraphs/project-graph";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { buildASTSchema, isObjectType, Kind, parse, type DefinitionNode, type GraphQLSchema } from "graphql";

type ContextOf = (context: GraphContext) => ProjectGraphContext;

/**
 * Returns the executable schema of a project's own types. `sdl` is complete: its entities have keys, and its types are
 * defined.
 */
export function projectSchema(sdl: string, resolvers: ProjectGraph["resolvers"], contextOf: ContextOf): GraphQLSchema {
  const { definitions } = parse(sdl);
  const document = { kind: Kind.DOCUMENT as const, definitions: withQuery(definitions.map(withoutExtend)) };
  const schema = buildASTSchema(document, { assumeValidSDL: true, assumeValid: true });
  for (const [name, fields] of Object.entries(resolvers)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const declared = type.getFields();
    for (const [field, resolve] of Object.entries(fields)) {
      const found = declared[field];
      if (found) found.resolve = (source, args, context) => resolve(source, args, contextOf(context as GraphContext));
    }
  }
  return withFederationFields(schema, sdl, references(resolvers, contextOf));
}

function references(
  resolvers: ProjectGraph["resolvers"],
  contextOf: ContextOf,
): Readonly<Record<string, ReferenceResolver>> {
  return Object.fromEntries(
    Object.entries(resolvers).flatMap(([type, { __resolveReference: resolve }]) =>
      resolve
        ? [[type, (reference: Reference, context: GraphContext) => resolve(reference, {}, contextOf(context))]]
        : [],
    ),
  );
}

/** A type that only extends one of Souk is a definition in its own schema. */
function withoutExtend(node: DefinitionNode, index: number, all: readonly DefinitionNode[]): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_EXTENSION) return node;
  const { value } = node.name;
  const isFirst = !all.some(
    (other, at) =>
      (other.kind === Kind.OBJECT_TYPE_DEFINITION || (other.kind === Kind.OBJECT_TYPE_EXTENSION && at < index)) &&
      other.name.value === value,
  );
  return isFirst ? { ...node, kind: Kind.OBJECT_TYPE_DEFINITION } : node;
}

function withQuery(definitions: readonly DefinitionNode[]): readonly DefinitionNode[] {
  const has = definitions.some((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === "Query");
  return has ? definitions : [...definitions, ...parse("type Query").definitions];
}
