import { isEnumType, type GraphQLEnumType, type GraphQLNamedOutputType } from "graphql";
import { isExactNumber, quoted } from "../json-text.js";
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
  ID: (value, state) => {
    if (typeof value === "string") return quoted(value);
    return Number.isInteger(value) ? `"${String(value)}"` : writeExact(value, "ID", state);
  },
  Int: (value, state) => {
    const fits = typeof value === "number" && Number.isInteger(value) && value >= -maxInt && value < maxInt;
    return fits ? String(value) : writeExact(value, "Int", state);
  },
  Float: (value, state) =>
    typeof value === "number" && Number.isFinite(value) ? String(value) : writeExact(value, "Float", state),
  Boolean: (value, { notes }) => {
    if (value === true) return "true";
    return value === false ? "false" : noteUnlessNull(value, "Boolean", notes);
  },
};

/** Writes a number that JavaScript would change; any other value is an error. */
function writeExact(value: unknown, type: "ID" | "Int" | "Float", state: WriteState): string | undefined {
  if (!isExactNumber(value)) return noteUnlessNull(value, type, state.notes);
  const { rawJSON: text } = value;
  const number = Number(text);
  if (type === "Float" && Number.isFinite(number)) return text;
  if (type === "ID" && /^-?[1-9]\d*$/.test(text)) return `"${text}"`;
  return scalarWriters[type]?.(number, state);
}

function enumWriter(type: GraphQLEnumType): WriteValue {
  const texts = new Map(type.getValues().map(({ name }) => [name, `"${name}"`]));
  return (value, { notes }) => texts.get(value as string) ?? noteUnlessNull(value, type.name, notes);
}

/** Notes an error unless the value is null. The message omits the value, which may be confidential. */
function noteUnlessNull(value: unknown, type: string, notes: WriteState["notes"]): undefined {
  if (value !== null && value !== undefined)
    notes.push({ message: `A subgraph returned a value that is not of type ${type}.`, path: [] });
}
