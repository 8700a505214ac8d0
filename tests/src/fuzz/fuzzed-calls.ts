import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
} from "graphql";
import { knownPath } from "../authorization/query-path.js";
import { objectTypes } from "../authorization/coordinates.js";
import { paths } from "../authorization/paths.js";
import { rowsOf } from "../authorization/rows/all-rows.js";

/** One value of a call's input: an argument, or a field at any depth of one. */
export interface Slot {
  readonly keys: readonly string[];
  readonly type: GraphQLInputType;
}

type Fill = (text: string) => string;
type Around = (call: string, fill: Fill) => string;

/** A field with arguments, and the path to it. */
export interface FuzzedCall {
  readonly coordinate: string;
  readonly operation: "query" | "mutation" | "subscription";
  readonly args: readonly GraphQLArgument[];
  readonly slots: readonly Slot[];
  /** The document around the called field; `fill` replaces the placeholders of the path. */
  readonly around: Around;
  readonly field: GraphQLField<unknown, unknown>;
}

/** Deeper than any current input; limits recursive input types. */
const maxDepth = 6;

const ownPaths = Object.values(rowsOf).flatMap((rows) => rows.paths ?? []);

const operations: Readonly<Record<string, FuzzedCall["operation"]>> = {
  Query: "query",
  Mutation: "mutation",
  Subscription: "subscription",
};

/** Every field of the API that takes arguments, including nested fields. */
export const fuzzedCalls: readonly FuzzedCall[] = objectTypes.flatMap((type) =>
  Object.values(type.getFields())
    .filter(({ args }) => args.length > 0)
    .map((field) => ({
      coordinate: `${type.name}.${field.name}`,
      operation: operations[type.name] ?? "query",
      args: field.args,
      slots: field.args.flatMap((argument) => slotsOf([argument.name], argument.type)),
      around: type.name in operations ? (call: string) => `{ ${call} }` : pathTo(type.name),
      field,
    })),
);

function pathTo(typeName: string): Around {
  const path = [...paths, ...ownPaths].map(knownPath).find(({ type }) => type.name === typeName);
  if (!path) throw new Error(`no path leads to ${typeName}: add one to tests/src/authorization/paths.ts`);
  return (call, fill) => `{ ${path.steps.reduceRight((inner, { text }) => `${fill(text)} { ${inner} }`, call)} }`;
}

function slotsOf(keys: readonly string[], type: GraphQLInputType): Slot[] {
  const inner = isNonNullType(type) ? type.ofType : type;
  const own = { keys, type };
  if (keys.length >= maxDepth) return [own];
  if (isListType(inner)) return [own, ...slotsOf([...keys, "0"], inner.ofType)];
  if (!isInputObjectType(inner)) return [own];
  const fields = Object.values(inner.getFields());
  return [own, ...fields.flatMap((field) => slotsOf([...keys, field.name], field.type))];
}

/** The selection for an answer: enough to see the result, without the given values. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return "";
  const isResult = isUnionType(type);
  const fields = "... on InvalidInput { fields { path message } }";
  return isResult
    ? ` { __typename ... on Problem { code message } ${type.getTypes().some(({ name }) => name === "InvalidInput") ? fields : ""} }`
    : " { __typename }";
}

export type Input = Readonly<Record<string, unknown>>;

/** The call with its input as variables, like most clients send it. */
export function byVariables(call: FuzzedCall, fill: Fill): string {
  const declared = call.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const given = call.args.map(({ name }) => `${name}: $${name}`).join(", ");
  return `${call.operation} (${declared}) ${call.around(`${call.field.name}(${given})${selectionOf(call.field)}`, fill)}`;
}

/** The call with its input as literals in the document. */
export function byLiterals(call: FuzzedCall, input: Input, fill: Fill): string {
  const given = call.args
    .filter(({ name }) => input[name] !== undefined)
    .map(({ name, type }) => `${name}: ${literal(input[name], type)}`);
  const written = given.length > 0 ? `(${given.join(", ")})` : "";
  return `${call.operation} ${call.around(`${call.field.name}${written}${selectionOf(call.field)}`, fill)}`;
}

function literal(value: unknown, type: GraphQLInputType | undefined): string {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (Array.isArray(value))
    return `[${value.map((item) => literal(item, isListType(inner) ? inner.ofType : undefined)).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const fields: Readonly<Record<string, GraphQLInputField>> = isInputObjectType(inner) ? inner.getFields() : {};
    const known = Object.entries(value).filter(([name, item]) => /^[_A-Za-z]\w*$/.test(name) && item !== undefined);
    return `{${known.map(([name, item]) => `${name}: ${literal(item, fields[name]?.type)}`).join(", ")}}`;
  }
  if (isEnumType(inner) && typeof value === "string" && /^[_A-Za-z]\w*$/.test(value)) return value;
  if (typeof value === "number" && !Number.isFinite(value)) return "1e999";
  return JSON.stringify(value) ?? "null";
}

/** The input with one value replaced; undefined removes the value. */
export function replaced(input: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const item = Array.isArray(input) ? (input[Number(key)] as unknown) : (input as Input | undefined)?.[key];
  const inner = replaced(item, rest, value);
  if (Array.isArray(input) || (input == null && /^\d+$/.test(key))) return [inner];
  return { ...(input as Input | undefined), [key]: inner };
}
