import { isEnumType, type GraphQLEnumType, type GraphQLNamedOutputType } from "graphql";
import { quoted } from "../json-text.js";
import type { WriteState, WriteValue } from "./writer-notes.js";

const maxInt = 2 ** 31;

/** Returns a writer for a scalar or an enum. A value of another type is an error; custom scalars accept any value. */
export function leafWriter(type: GraphQLNamedOutputType): WriteValue {
  if (isEnumType(type)) return enumWriter(type);
  const write = scalarWriters[type.name];
  return write ?? ((value) => (value === null || value === undefined ? undefined : JSON.stringify(value)));
}

const scalarWriters: Readonly<Record<string, WriteValue | undefined>> = {
  String: (value, { notes }) => (typeof value === "string" ? quoted(value) : noteUnlessNull(value, "String", notes)),
  ID: (value, { notes }) => {
    if (typeof value === "string") return quoted(value);
    return Number.isInteger(value) ? `"${String(value)}"` : noteUnlessNull(value, "ID", notes);
  },
  Int: (value, { notes }) => {
    const fits = typeof value === "number" && Number.isInteger(value) && value >= -maxInt && value < maxInt;
    return fits ? String(value) : noteUnlessNull(value, "Int", notes);
  },
  Float: (value, { notes }) =>
    typeof value === "number" && Number.isFinite(value) ? String(value) : noteUnlessNull(value, "Float", notes),
  Boolean: (value, { notes }) => {
    if (value === true) return "true";
    return value === false ? "false" : noteUnlessNull(value, "Boolean", notes);
  },
};

function enumWriter(type: GraphQLEnumType): WriteValue {
  const texts = new Map(type.getValues().map(({ name }) => [name, `"${name}"`]));
  return (value, { notes }) => texts.get(value as string) ?? noteUnlessNull(value, type.name, notes);
}

/** Notes an error unless the value is null. The message omits the value, which may be confidential. */
function noteUnlessNull(value: unknown, type: string, notes: WriteState["notes"]): undefined {
  if (value !== null && value !== undefined)
    notes.push({ message: `A subgraph returned a value that is not of type ${type}.`, path: [] });
}
