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
import { CurrencyCodeScalar, DecimalScalar } from "../../graph/scalars.js";
import { isOwner } from "../../identity/viewer.js";
import type { GraphContext } from "../../subgraph/graph-context.js";
import { customFieldsSdl, customFieldTypes } from "./custom-fields-sdl.js";

/** An object with its stored custom values. */
interface WithCustom {
  readonly custom?: CustomValues;
  /** Absent for objects that nobody owns. */
  readonly ownerId?: string;
}

interface CustomParent {
  readonly values: CustomValues;
  readonly isOwner: boolean;
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
  checkScalars(extended);
  for (const { type, entity = type } of customFieldTypes[subgraph] ?? []) {
    const declared = entityFields(customFields, entity, { currency });
    const fields = entity === type ? declared : declared.filter(({ isWrittenByOwner }) => isWrittenByOwner);
    if (fields.length === 0) continue;
    fieldOf(objectType(extended, type), "custom").resolve = (
      { custom: values = {}, ownerId }: WithCustom,
      _args,
      { viewer }: GraphContext,
    ): CustomParent => ({ values, isOwner: isOwner(viewer, ownerId) });
    const custom = objectType(extended, `${type}Custom`);
    for (const field of fields) fieldOf(custom, field.name).resolve = guarded(field, resolverOf(field, find));
  }
  return extended;
}

/** Lets the scalars that the subgraph has only for its custom fields check their values. */
function checkScalars(schema: GraphQLSchema): void {
  for (const { name, serialize, parseValue, parseLiteral } of [DecimalScalar, CurrencyCodeScalar]) {
    const scalar = schema.getType(name);
    if (scalar) Object.assign(scalar, { serialize, parseValue, parseLiteral });
  }
}

type Resolve = GraphQLFieldResolver<CustomParent, GraphContext, Record<string, unknown>>;

/** Checks the viewer as `@Authorized("ADMIN")` does, unless the owner may read the field too. */
function guarded({ visibility }: EntityField, resolve: Resolve): Resolve {
  if (visibility === "public") return resolve;
  return async (root, args, context, info) => {
    if (!(visibility === "owner" && root.isOwner)) await authChecker({ root, args, context, info }, ["ADMIN"]);
    return resolve(root, args, context, info);
  };
}

function resolverOf(field: EntityField, find: CustomFieldsOptions["find"]): Resolve {
  const { declared } = field;
  const target = declared.kind === "list" ? declared.of : declared;
  if (target.kind !== "reference") return ({ values }) => shownValue(field, values);
  const object = (id: string, context: GraphContext): unknown =>
    find[target.to]?.(id, context) ?? { __typename: target.to, id };
  return ({ values }, _args, context) => {
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
