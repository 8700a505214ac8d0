import "reflect-metadata";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { getDocumentNodeFromSchema, getResolversFromSchema } from "@graphql-tools/utils";
import { isEnumType, parse, print, type GraphQLSchema } from "graphql";
import { buildSchemaSync, type BuildSchemaOptions } from "type-graphql";
import { authChecker } from "../authorization.js";
import { cacheControlDirective, cacheControlSdl } from "../cache-hints/cache-hint.js";
import type { ChangeSource } from "../change-notifications.js";
import type { GraphContext } from "../graph-context.js";
import { readPlainFields } from "./read-plain-fields.js";
import { DateTimeScalar } from "./scalars.js";

/** A decorated class, whatever its constructor takes. */
export type GraphClass = abstract new (...parts: never[]) => object;

/**
 * The classes that make one subgraph's schema. type-graphql's metadata is global to the process, so everything is named:
 * resolvers, and the types that no field leads to (members of unions, entities of others).
 */
export interface GraphTypes {
  readonly resolvers: readonly GraphClass[];
  readonly orphanedTypes: readonly GraphClass[];
  /** Enums that only inputs and types of services use: by name, since type-graphql takes no directives on an enum. */
  readonly inaccessibleEnums?: readonly string[];
}

export type ReferenceResolver = (
  reference: { readonly __typename: string; readonly id: string },
  context: GraphContext,
) => unknown;

/**
 * What answers: one instance of each resolver class, a reference resolver for each entity that others may ask for by key, and where
 * subscriptions hear of changes: `@Subscription({ topics, topicId })` names a topic of it.
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

/** The hints for caches are no part of federation's specification: who gives some says what they are. */
function withLink(sdl: string): string {
  return link + (sdl.includes(`@${cacheControlDirective}(`) ? cacheControlSdl : "") + sdl;
}

/** The subgraph's SDL, as `schema/subgraphs/` holds it. */
export function subgraphSdl(types: GraphTypes): string {
  return print(parse(withLink(print(getDocumentNodeFromSchema(plainSchema(types, undefined))))));
}

/** The executable schema with `_entities` and `_service`. */
export function subgraphSchema(types: GraphTypes, answers: GraphAnswers): GraphQLSchema {
  const plain = plainSchema(types, answers);
  const resolvers = getResolversFromSchema(plain, true) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(answers.references)) {
    resolvers[type] = { ...resolvers[type], __resolveReference: resolve };
  }
  const typeDefs = parse(withLink(print(getDocumentNodeFromSchema(plain))));
  return buildSubgraphSchema({ typeDefs, resolvers: resolvers as never });
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
      get: (wanted: GraphClass) => {
        const found = instances.get(wanted);
        if (!found) throw new Error(`${wanted.name} was not given to the schema; add it in app.ts`);
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
    if (!isEnumType(type)) throw new Error(`${name} is no enum of this schema`);
    type.extensions = { ...type.extensions, directives: { inaccessible: {} } };
  }
  return schema;
}

type PubSub = NonNullable<BuildSchemaOptions["pubSub"]>;

/** type-graphql asks for topics by this shape. Nothing is published by it: the database tells of what it has written. */
function topicsOf(changes: ChangeSource | undefined): PubSub {
  return {
    publish: () => undefined,
    subscribe: (topic, id) => {
      if (!changes) throw new Error(`no changes were given to the schema that ${topic} could be heard by; see app.ts`);
      return changes.subscribe(topic, String(id));
    },
  };
}
