import { Kind, type DocumentNode, type FieldDefinitionNode, type TypeNode } from "graphql";

export interface ServiceDocument {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  /** Whether it belongs to a project. */
  readonly isForeign?: boolean;
}

interface ObjectType {
  readonly name: string;
  readonly isEntity: boolean;
  readonly fields: readonly FieldDefinitionNode[];
}

/**
 * When a subgraph is down, only its own part of an answer may be missing. These fields must therefore be nullable:
 * every root field, every field that a subgraph adds to another subgraph's entity, and every field that leads to
 * another subgraph's entity, including the items of lists. Fields only for services (`@inaccessible`) may be non-null,
 * because services need the whole answer.
 */
export function borderProblems(services: readonly ServiceDocument[]): string[] {
  const owners = entityOwners(services);
  return services.flatMap(({ name, typeDefs }) =>
    objectTypesOf(typeDefs).flatMap((type) =>
      type.fields
        .filter((field) => !isKey(field) && !hasDirective(field, "external") && !hasDirective(field, "inaccessible"))
        .flatMap((field) => problemOf(field, type, name, owners) ?? []),
    ),
  );
}

function problemOf(
  field: FieldDefinitionNode,
  type: ObjectType,
  service: string,
  owners: ReadonlyMap<string, string>,
): string | undefined {
  const coordinate = `${type.name}.${field.name.value} of ${service}`;
  const isRequired = field.type.kind === Kind.NON_NULL_TYPE;
  if (isRequired && ["Query", "Mutation", "Subscription"].includes(type.name))
    return `${coordinate} is a root field and must be nullable`;
  const owner = owners.get(type.name);
  if (isRequired && owner !== undefined && owner !== service)
    return `${coordinate} is added to an entity of ${owner} and must be nullable`;
  const target = owners.get(namedTypeOf(field.type));
  if (target !== undefined && target !== service && isRequiredAnywhere(field.type))
    return `${coordinate} leads to an entity of ${target} and must be nullable`;
  return undefined;
}

/**
 * The owner of each entity: the subgraph that declares most of its fields. The others declare its key and a few added
 * fields. A project's subgraph does not own an entity of Souk, whatever it adds.
 */
function entityOwners(services: readonly ServiceDocument[]): ReadonlyMap<string, string> {
  const owners = new Map<string, { service: string; fields: number }>();
  const own = services.filter(({ isForeign }) => !isForeign);
  const ofSouk = new Set(own.flatMap(({ typeDefs }) => objectTypesOf(typeDefs).map(({ name }) => name)));
  for (const { name: service, typeDefs, isForeign = false } of services) {
    for (const { name, isEntity, fields } of objectTypesOf(typeDefs)) {
      if (isForeign && ofSouk.has(name)) continue;
      const known = owners.get(name)?.fields ?? 0;
      if (isEntity && fields.length > known) owners.set(name, { service, fields: fields.length });
    }
  }
  return new Map([...owners].map(([type, { service }]) => [type, service]));
}

function objectTypesOf(document: DocumentNode): ObjectType[] {
  return document.definitions.flatMap((node) =>
    (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    !hasDirective(node, "inaccessible")
      ? [{ name: node.name.value, isEntity: hasDirective(node, "key"), fields: node.fields ?? [] }]
      : [],
  );
}

function isKey(field: FieldDefinitionNode): boolean {
  return field.name.value === "id";
}

function hasDirective({ directives = [] }: Pick<FieldDefinitionNode, "directives">, name: string): boolean {
  return directives.some((directive) => directive.name.value === name);
}

function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

function isRequiredAnywhere(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return true;
  return type.kind === Kind.LIST_TYPE && isRequiredAnywhere(type.type);
}
