import {
  extendSchema,
  isObjectType,
  parse,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import type { CustomFields } from "../custom-field.js";
import { entityFields, shownValue, storedValue, type CustomValues, type EntityField } from "../entity-fields.js";
import { authChecker } from "../../identity/authorization.js";
import type { GraphContext } from "../../subgraph/graph-context.js";
import { customFieldsSdl, customFieldTypes } from "./custom-fields-sdl.js";

/** An object with its stored custom values. */
interface WithCustom {
  readonly custom?: CustomValues;
}

export interface CustomFieldsOptions {
  readonly subgraph: string;
  readonly customFields: CustomFields | undefined;
  readonly currency: string;
  /** Finds the object of a reference to one of the subgraph's own types. Other subgraphs find theirs by the key. */
  readonly find: Readonly<Record<string, (id: string, context: GraphContext) => unknown>>;
}

/** Adds the custom fields of a project to the schema of a subgraph. Without any, the schema stays as it is. */
export function withCustomFields(
  schema: GraphQLSchema,
  { subgraph, customFields = {}, currency, find }: CustomFieldsOptions,
): GraphQLSchema {
  const sdl = customFieldsSdl(subgraph, customFields, new Set(Object.keys(schema.getTypeMap())));
  if (sdl === "") return schema;
  const extended = extendSchema(schema, parse(sdl), { assumeValidSDL: true });
  for (const { type } of customFieldTypes[subgraph] ?? []) {
    const fields = entityFields(customFields, type, { currency });
    if (fields.length === 0) continue;
    fieldOf(objectType(extended, type), "custom").resolve = (source: WithCustom) => source.custom ?? {};
    const custom = objectType(extended, `${type}Custom`);
    for (const field of fields) fieldOf(custom, field.name).resolve = guarded(field, resolverOf(field, find));
  }
  return extended;
}

type Resolve = GraphQLFieldResolver<CustomValues, GraphContext, Record<string, unknown>>;

/** Checks the viewer as `@Authorized("ADMIN")` does. */
function guarded({ visibility }: EntityField, resolve: Resolve): Resolve {
  if (visibility === "public") return resolve;
  return async (root, args, context, info) => {
    await authChecker({ root, args, context, info }, ["ADMIN"]);
    return resolve(root, args, context, info);
  };
}

function resolverOf(field: EntityField, find: CustomFieldsOptions["find"]): Resolve {
  const { declared } = field;
  const target = declared.kind === "list" ? declared.of : declared;
  if (target.kind !== "reference") return (values) => shownValue(field, values);
  const object = (id: string, context: GraphContext): unknown =>
    find[target.to]?.(id, context) ?? { __typename: target.to, id };
  return (values, _args, context) => {
    const value = storedValue(field, values) as string | readonly string[] | null;
    if (value === null) return null;
    return typeof value === "string" ? object(value, context) : value.map((id) => object(id, context));
  };
}

function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is not an object type of this schema`);
  return type;
}

function fieldOf(type: GraphQLObjectType, name: string) {
  const field = type.getFields()[name];
  if (!field) throw new Error(`${type.name} has no field ${name}`);
  return field;
}
