import "reflect-metadata";
import { getDocumentNodeFromSchema } from "@graphql-tools/utils";
import {
  isEnumType,
  Kind,
  parse,
  print,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
} from "graphql";
import { buildSchemaSync, type BuildSchemaOptions, getMetadataStorage } from "type-graphql";
import { authChecker } from "../identity/authorization.js";
import { cacheControlDirective, cacheControlSdl } from "../cache/hints/cache-hint.js";
import type { ChangeSource } from "../events/change-notifications.js";
import { withFederationFields, type ReferenceResolver } from "./federation-fields.js";
import { DateTimeScalar } from "./scalars.js";

/** A decorated class with any constructor. */
export type GraphClass = abstract new (...args: never[]) => object;

/**
 * The classes of one subgraph's schema. type-graphql's metadata is global to the process, so the schema must list its
 * resolvers, and the types that no field references (members of unions, entities of other subgraphs).
 */
export interface GraphTypes {
  readonly resolvers: readonly GraphClass[];
  readonly orphanedTypes: readonly GraphClass[];
  /**
   * The names of enums that only inputs and service types use. They are listed by name because type-graphql does not
   * accept directives on an enum.
   */
  readonly inaccessibleEnums?: readonly string[];
}

/**
 * The objects that resolve the schema: one instance of each resolver class, a reference resolver for each entity that
 * others may fetch by key, and the change source for subscriptions: `@Subscription({ topics, topicId })` names one of
 * its topics.
 */
export interface GraphAnswers {
  readonly resolvers: readonly object[];
  readonly references: Readonly<Record<string, ReferenceResolver>>;
  readonly changes?: ChangeSource;
}

const link = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@inaccessible", "@external", "@requires", "@provides", "@tag"]
)\n`;

/**
 * Adds the federation link. The cache hint directive is not part of the federation specification, so a subgraph that
 * uses it also gets its definition.
 */
function withLink(sdl: string): string {
  return link + (sdl.includes(`@${cacheControlDirective}(`) ? cacheControlSdl : "") + sdl;
}

/** Returns the subgraph's SDL, as stored in `schema/subgraphs/`. */
export function subgraphSdl(types: GraphTypes): string {
  return sdlOf(plainSchema(types, undefined));
}

/**
 * Returns the executable schema with `_entities` and `_service`. `extend` adds what a project has declared to the schema
 * of the classes.
 */
export function subgraphSchema(
  types: GraphTypes,
  answers: GraphAnswers,
  extend: (schema: GraphQLSchema) => GraphQLSchema = (schema) => schema,
): GraphQLSchema {
  const plain = extend(plainSchema(types, answers));
  return withFederationFields(plain, sdlOf(plain), answers.references);
}

function sdlOf(schema: GraphQLSchema): string {
  const document = withInaccessibleParts(getDocumentNodeFromSchema(schema));
  return print(parse(withLink(print(document))));
}

/**
 * Marks the fields of inaccessible types and the arguments of inaccessible fields: some composition libraries do not
 * derive it from the type or the field.
 */
function withInaccessibleParts(document: DocumentNode): DocumentNode {
  const markedFields = (type: ObjectTypeDefinitionNode) =>
    isInaccessible(type) ? { ...type, fields: type.fields?.map(asInaccessible) } : undefined;
  const withFields = visit(document, { ObjectTypeDefinition: markedFields });
  return visit(withFields, {
    FieldDefinition: (field) =>
      isInaccessible(field) ? { ...field, arguments: field.arguments?.map(asInaccessible) } : undefined,
  });
}

interface Marked {
  readonly directives?: readonly ConstDirectiveNode[];
}

const inaccessible: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: "inaccessible" } };

function isInaccessible({ directives = [] }: Marked): boolean {
  return directives.some(({ name }) => name.value === inaccessible.name.value);
}

function asInaccessible<Node extends Marked>(node: Node): Node {
  return isInaccessible(node) ? node : { ...node, directives: [...(node.directives ?? []), inaccessible] };
}

function plainSchema(
  { resolvers, orphanedTypes, inaccessibleEnums = [] }: GraphTypes,
  answers: GraphAnswers | undefined,
): GraphQLSchema {
  readPlainFields();
  const instances = new Map<unknown, object>(answers?.resolvers.map((instance) => [instance.constructor, instance]));
  const schema = buildSchemaSync({
    resolvers: resolvers as unknown as BuildSchemaOptions["resolvers"],
    orphanedTypes: orphanedTypes as unknown as NonNullable<BuildSchemaOptions["orphanedTypes"]>,
    authChecker: authChecker as NonNullable<BuildSchemaOptions["authChecker"]>,
    container: {
      get: (requested: GraphClass) => {
        const found = instances.get(requested);
        if (!found) throw new Error(`the schema got no instance of ${requested.name}; add it in app.ts`);
        return found;
      },
    },
    pubSub: topicsOf(answers?.changes),
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    validate: false,
    skipCheck: true,
  });
  for (const name of inaccessibleEnums) {
    const type = schema.getType(name);
    if (!isEnumType(type)) throw new Error(`${name} is not an enum of this schema`);
    type.extensions = { ...type.extensions, directives: { inaccessible: {} } };
  }
  return schema;
}

type PubSub = NonNullable<BuildSchemaOptions["pubSub"]>;

/**
 * Adapts the change source to the interface that type-graphql requires. `publish` does nothing: the database sends the
 * notifications.
 */
function topicsOf(changes: ChangeSource | undefined): PubSub {
  return {
    publish: () => undefined,
    subscribe: (topic, id) => {
      if (!changes) throw new Error(`the schema got no change source for ${topic}; see app.ts`);
      return changes.subscribe(topic, String(id));
    },
  };
}

/**
 * Removes the resolvers of fields that only read a property: type-graphql would give each of them a resolver that looks
 * for middlewares at every call. Guarded fields keep their resolver. Affects all classes declared so far, so call it
 * after all declarations.
 */
function readPlainFields(): void {
  const { fields, authorizedFields, authorizedResolver, middlewares, resolverMiddlewares } = getMetadataStorage();
  const guardedClasses = new Set([...authorizedResolver, ...resolverMiddlewares].map(({ target }) => target));
  for (const field of fields) {
    const isGuarded = [...authorizedFields, ...middlewares].some(
      ({ target, fieldName }) => target === field.target && fieldName === field.name,
    );
    if (isGuarded || guardedClasses.has(field.target) || field.schemaName !== field.name) continue;
    field.simple ??= true;
  }
}
