import { readdirSync, readFileSync } from "node:fs";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import {
  buildSchema,
  getNamedType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  type FieldDefinitionNode,
  type GraphQLObjectType,
  type ObjectTypeDefinitionNode,
} from "graphql";

const schemaFolder = new URL("../../../schema/", import.meta.url);

export const apiSchema = buildSchema(readFileSync(new URL("api.graphql", schemaFolder), "utf8"));

/** The object types of the API except problem types, whose contents are visible to whoever made the call. */
export const objectTypes: readonly GraphQLObjectType[] = Object.values(apiSchema.getTypeMap())
  .filter((type) => isObjectType(type))
  .filter((type) => !type.name.startsWith("__") && type.getInterfaces().every(({ name }) => name !== "Problem"));

export const problemNames: ReadonlySet<string> = new Set(
  Object.values(apiSchema.getTypeMap())
    .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === "Problem"))
    .map(({ name }) => name),
);

export function coordinatesOf(type: GraphQLObjectType): string[] {
  return Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
}

/** Names of the object types that a query can reach. */
export function typesOfQueries(): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (type: GraphQLObjectType): void => {
    if (seen.has(type.name)) return;
    seen.add(type.name);
    for (const { type: answer } of Object.values(type.getFields())) {
      const named = getNamedType(answer);
      if (isObjectType(named)) visit(named);
      if (isUnionType(named)) named.getTypes().forEach(visit);
    }
  };
  const query = apiSchema.getQueryType();
  if (query) visit(query);
  return seen;
}

interface SubgraphType {
  readonly subgraph: SubgraphName;
  readonly name: string;
  readonly isEntity: boolean;
  readonly fields: readonly SubgraphField[];
}

interface SubgraphField {
  readonly name: string;
  readonly node: FieldDefinitionNode;
  readonly isExternal: boolean;
  readonly isInaccessible: boolean;
}

/** Every object type of every subgraph, from the committed SDL. */
export const subgraphTypes: readonly SubgraphType[] = readdirSync(new URL("subgraphs/", schemaFolder)).flatMap(
  (file) => {
    const subgraph = file.replace(".graphql", "") as SubgraphName;
    return parse(readFileSync(new URL(`subgraphs/${file}`, schemaFolder), "utf8"))
      .definitions.filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION)
      .map((node) => ({
        subgraph,
        name: node.name.value,
        isEntity: hasDirective(node, "key") && !isOnlyReferred(node),
        fields: (node.fields ?? []).map((field) => ({
          name: field.name.value,
          node: field,
          isExternal: hasDirective(field, "external"),
          isInaccessible: hasDirective(field, "inaccessible"),
        })),
      }));
  },
);

function hasDirective({ directives = [] }: ObjectTypeDefinitionNode | FieldDefinitionNode, name: string): boolean {
  return directives.some((directive) => directive.name.value === name);
}

/** Whether no service can query the type by its key, which `resolvable: false` says. */
function isOnlyReferred({ directives = [] }: ObjectTypeDefinitionNode): boolean {
  return directives.some(({ arguments: given = [] }) =>
    given.some(({ name, value }) => name.value === "resolvable" && value.kind === Kind.BOOLEAN && !value.value),
  );
}

/** The file of rows for a coordinate: that of its subgraph, or the shared one for types of several subgraphs. */
export function fileOf(coordinate: string): string {
  const [type, field] = coordinate.split(".");
  const owners = subgraphTypes.filter(
    ({ name, fields }) =>
      name === type &&
      fields.some((each) => each.name === field && !each.isExternal) &&
      (field !== "id" || fields.length > 2),
  );
  const [only, ...others] = owners;
  return `tests/src/authorization/rows/${only && others.length === 0 ? only.subgraph : "shared"}.ts`;
}
