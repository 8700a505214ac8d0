import {
  Kind,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
} from "graphql";

export interface ServiceSdl {
  readonly name: string;
  readonly typeDefs: DocumentNode;
}

/**
 * One subgraph that is down may take only its own part with it. So these must be nullable: every root field,
 * every field that a subgraph adds to another's entity, and every field that leads to another's entity.
 */
export function borderProblems(services: readonly ServiceSdl[]): string[] {
  const owners = entityOwners(services);
  return services.flatMap(({ name, typeDefs }) =>
    objectTypes(typeDefs).flatMap((type) =>
      (type.fields ?? [])
        .filter((field) => !isKeyField(field) && !isServiceOnly(field) && field.type.kind === Kind.NON_NULL_TYPE)
        .flatMap((field) => {
          const coordinate = `${type.name.value}.${field.name.value} of ${name}`;
          if (["Query", "Mutation"].includes(type.name.value))
            return [`${coordinate} is a root field and must be nullable`];
          const owner = owners.get(type.name.value);
          if (owner !== undefined && owner !== name && !isExternal(field))
            return [`${coordinate} is added to an entity of ${owner} and must be nullable`];
          const target = owners.get(namedType(field));
          if (target !== undefined && target !== name)
            return [`${coordinate} leads to an entity of ${target} and must be nullable`];
          return [];
        }),
    ),
  );
}

/** Who owns an entity: the subgraph that declares more of it than its key. */
function entityOwners(services: readonly ServiceSdl[]): Map<string, string> {
  const owners = new Map<string, { service: string; fields: number }>();
  for (const { name, typeDefs } of services) {
    for (const type of objectTypes(typeDefs)) {
      if (!type.directives?.some((directive) => directive.name.value === "key")) continue;
      const fields = type.fields?.length ?? 0;
      if (fields > (owners.get(type.name.value)?.fields ?? 0)) owners.set(type.name.value, { service: name, fields });
    }
  }
  return new Map([...owners].map(([type, { service }]) => [type, service]));
}

function objectTypes(document: DocumentNode): ObjectTypeDefinitionNode[] {
  return document.definitions.filter((node: DefinitionNode) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
}

const isKeyField = (field: FieldDefinitionNode): boolean => field.name.value === "id";
const hasDirective = (field: FieldDefinitionNode, name: string): boolean =>
  field.directives?.some((directive) => directive.name.value === name) ?? false;
const isExternal = (field: FieldDefinitionNode): boolean => hasDirective(field, "external");
const isServiceOnly = (field: FieldDefinitionNode): boolean => hasDirective(field, "inaccessible");

function namedType(field: FieldDefinitionNode): string {
  let type = field.type;
  while (type.kind !== Kind.NAMED_TYPE) type = type.type;
  return type.name.value;
}
