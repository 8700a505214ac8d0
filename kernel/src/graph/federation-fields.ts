import {
  extendSchema,
  GraphQLError,
  isObjectType,
  Kind,
  parse,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import type { GraphContext } from "../subgraph/graph-context.js";

export type ReferenceResolver = (
  reference: { readonly __typename: string; readonly id: string },
  context: GraphContext,
) => unknown;

/**
 * Adds what Apollo Federation requires of a subgraph: `_service` with its SDL and, if it has entities, `_entities`. The
 * reference resolvers are by entity; an entity without one resolves to its reference.
 *
 * @see https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec
 */
export function withFederationFields(
  plain: GraphQLSchema,
  sdl: string,
  references: Readonly<Record<string, ReferenceResolver>>,
): GraphQLSchema {
  const entities = Object.values(plain.getTypeMap()).filter(isObjectType).filter(isEntity);
  const schema = extendSchema(plain, parse(federationSdl(entities.map(({ name }) => name))), { assumeValidSDL: true });
  const { _service: service, _entities: entitiesField } = schema.getQueryType()?.getFields() ?? {};
  if (service) service.resolve = () => ({ sdl });
  if (entitiesField)
    entitiesField.resolve = (_source, { representations }: { representations: Representation[] }, context) =>
      representations.map((representation) =>
        resolveEntity(representation, schema, references, context as GraphContext),
      );
  return schema;
}

interface Representation {
  readonly __typename: string;
  readonly id: string;
}

function federationSdl(entities: readonly string[]): string {
  const service = `type _Service { sdl: String } extend type Query { _service: _Service! }`;
  if (entities.length === 0) return service;
  return `${service}
    scalar _Any
    union _Entity = ${entities.join(" | ")}
    extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`;
}

function isEntity({ astNode }: GraphQLObjectType): boolean {
  const keys = astNode?.directives?.filter(({ name }) => name.value === "key") ?? [];
  return keys.some(({ arguments: given = [] }) =>
    given.every(({ name, value }) => name.value !== "resolvable" || (value.kind === Kind.BOOLEAN && value.value)),
  );
}

/** The answer must name its type, by which the union `_Entity` finds the fields. */
async function resolveEntity(
  representation: Representation,
  schema: GraphQLSchema,
  references: Readonly<Record<string, ReferenceResolver>>,
  context: GraphContext,
): Promise<unknown> {
  const { __typename: typename } = representation;
  if (!isObjectType(schema.getType(typename))) {
    throw new GraphQLError(`This subgraph has no entity "${typename}".`);
  }
  const resolve = references[typename];
  const entity = resolve ? await resolve(representation, context) : representation;
  if (entity === null || typeof entity !== "object") return entity;
  // a loader may return one object for entities of two types
  if ("__typename" in entity && entity.__typename !== typename) return { ...entity, __typename: typename };
  return Object.defineProperty(entity, "__typename", { value: typename });
}
