import { isEnumType, type GraphQLEnumType, type GraphQLNamedOutputType } from "graphql";
import { quoted } from "../json-text.js";
import type { WriteState, WriteValue } from "./response-writer.js";

const maxInt = 2 ** 31;

/** Writes a scalar or an enum. What is not of the type is an error; of scalars that the specification does not know anything goes. */
export function leafWriter(type: GraphQLNamedOutputType): WriteValue {
  if (isEnumType(type)) return enumWriter(type);
  const write = scalarWriters[type.name];
  return write ?? ((value) => (value === null || value === undefined ? undefined : JSON.stringify(value)));
}

const scalarWriters: Readonly<Record<string, WriteValue | undefined>> = {
  String: (value, { errors }) => (typeof value === "string" ? quoted(value) : wrongUnlessNull(value, "String", errors)),
  ID: (value, { errors }) => {
    if (typeof value === "string") return quoted(value);
    return Number.isInteger(value) ? `"${String(value)}"` : wrongUnlessNull(value, "ID", errors);
  },
  Int: (value, { errors }) => {
    const fits = typeof value === "number" && Number.isInteger(value) && value >= -maxInt && value < maxInt;
    return fits ? String(value) : wrongUnlessNull(value, "Int", errors);
  },
  Float: (value, { errors }) =>
    typeof value === "number" && Number.isFinite(value) ? String(value) : wrongUnlessNull(value, "Float", errors),
  Boolean: (value, { errors }) => {
    if (value === true) return "true";
    return value === false ? "false" : wrongUnlessNull(value, "Boolean", errors);
  },
};

function enumWriter(type: GraphQLEnumType): WriteValue {
  const texts = new Map(type.getValues().map(({ name }) => [name, `"${name}"`]));
  return (value, { errors }) => texts.get(value as string) ?? wrongUnlessNull(value, type.name, errors);
}

/** The value itself is not told: it may be what nobody should see. */
function wrongUnlessNull(value: unknown, type: string, errors: WriteState["errors"]): undefined {
  if (value !== null && value !== undefined) errors.push({ message: `A subgraph gave what is no ${type}.`, path: [] });
}
