import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from "graphql";
import type { AnswerError, ShopClient } from "../test-kit/clients/shop-client.js";
import { apiSchema } from "./coordinates.js";
import { fieldArguments, type Path } from "./paths.js";
import { isRefusal, type Refusal, type Outcome } from "./rules.js";

interface Step {
  readonly field: string;
  readonly text: string;
}

/**
 * A path resolved against the schema: its steps, and the type at its end with the fields that can be queried, with the
 * arguments of `paths.ts` if they need any.
 */
export interface KnownPath {
  readonly path: Path;
  readonly steps: readonly Step[];
  readonly type: GraphQLObjectType;
  readonly fields: readonly GraphQLField<unknown, unknown>[];
}

/** Throws when a step is not a field of its parent type, or has no fields of its own. */
export function knownPath(path: Path): KnownPath {
  // dots within arguments belong to their strings
  const steps = [...path.at.matchAll(/(\w+)(\([^)]*\))?\.?/g)].map(([, field = "", given = ""]) => ({
    field,
    text: `${field}${given}`,
  }));
  let type = apiSchema.getQueryType();
  for (const { field } of steps) {
    const next = getNamedType(type?.getFields()[field]?.type);
    if (!isObjectType(next)) throw new Error(`the path ${path.at}: ${field} leads to no object`);
    type = next;
  }
  if (!type) throw new Error("no queries");
  const { name } = type;
  const fields = Object.values(type.getFields()).filter(
    (field) => !field.args.some(isRequiredArgument) || `${name}.${field.name}` in fieldArguments,
  );
  return { path, steps, type, fields };
}

export interface SeenPath {
  /** The number of objects that the path reached. */
  readonly reached: number;
  readonly refusal: Refusal | undefined;
  readonly fields: Readonly<Record<string, Outcome>>;
  /** The data of the response as JSON. */
  readonly text: string;
}

/** Queries every field of the object at the end of a path in one request. */
export async function queryPath(
  client: ShopClient,
  known: KnownPath,
  fill: (text: string) => string,
): Promise<SeenPath> {
  const { data, errors } = await client.execute<Record<string, unknown> | undefined>(documentOf(known, fill));
  const keys = known.steps.map(({ field }) => field);
  const objects = objectsAt(data, keys);
  const refusalAt = (place: readonly string[]): Refusal | undefined => errors.map(codeAt(place)).find(Boolean);
  const seen = known.fields.map(({ name }) => {
    const values = objects.map((object) => object[name]).filter(isThere);
    return [name, values.length > 0 ? "value" : (refusalAt([...keys, name]) ?? "nothing")] as const;
  });
  return {
    reached: objects.length,
    refusal: refusalOf(errors, keys),
    fields: Object.fromEntries(seen),
    text: JSON.stringify(data),
  };
}

/** The fields that may be null or an empty list even for a viewer who may see them. */
export function mayBeEmpty({ type }: Pick<GraphQLField<unknown, unknown>, "type">): boolean {
  return !isNonNullType(type) || isListType(type.ofType);
}

function documentOf({ steps, type, fields }: KnownPath, fill: (text: string) => string): string {
  const selections = fields.map((field) => {
    const called = `${field.name}${fieldArguments[`${type.name}.${field.name}`] ?? ""}`;
    return isCompositeType(getNamedType(field.type)) ? `${called} { __typename }` : called;
  });
  const nested = steps.reduceRight((inner, { text }) => `${text} { ${inner} }`, selections.join(" "));
  return fill(`{ ${nested} }`);
}

function objectsAt(data: unknown, keys: readonly string[]): Record<string, unknown>[] {
  let found: unknown[] = [data];
  for (const key of keys) {
    found = found
      .flat(9)
      .filter(isObject)
      .map((object) => object[key]);
  }
  return found.flat(9).filter(isObject);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** The code of an error at this place of the answer or above it. Throws on any error that is not a refusal. */
function codeAt(place: readonly string[]): (error: AnswerError) => Refusal | undefined {
  return ({ path = [], message, extensions: { code } }) => {
    const names = path.filter((part) => typeof part === "string");
    if (!isRefusal(code)) throw new Error(`${names.join(".")}: ${code}: ${message}`);
    return names.length === place.length && names.every((name, index) => name === place[index]) ? code : undefined;
  };
}

/** The refusal at one of the steps. */
function refusalOf(errors: readonly AnswerError[], keys: readonly string[]): Refusal | undefined {
  const places = keys.map((_, index) => keys.slice(0, index + 1));
  return places.flatMap((place) => errors.map(codeAt(place))).find(Boolean);
}
