import { Kind, type DocumentNode, type FieldNode } from "graphql";
import type { AnswerPath } from "./places.js";

/** No field is called so; a client's alias that starts like it is replaced too. */
const start = "_souk";

/**
 * Aliases that are names of fields would stand where a planner puts keys and what fields require: `id: name` leaves no place for the
 * `id`. To the planner and the subgraphs they go by other names, which say what they stand for.
 */
export class PlannedNames {
  constructor(private readonly fieldNames: ReadonlySet<string>) {}

  /** What the field's value is called in the data. */
  of({ alias, name }: FieldNode): string {
    const key = alias?.value;
    if (key === undefined || key === name.value) return name.value;
    return this.fieldNames.has(key) || key.startsWith(start) ? `${start}${key.length}_${key}_${name.value}` : key;
  }
}

/** A path by the names that the client gave. */
export function clientPath(path: AnswerPath): AnswerPath {
  return path.some(isPlannedName) ? path.map((key) => (typeof key === "string" ? clientName(key) : key)) : path;
}

function isPlannedName(key: string | number): key is string {
  return typeof key === "string" && key.startsWith(start);
}

/** The name that the client gave. */
export function clientName(key: string): string {
  if (!isPlannedName(key)) return key;
  const [, length = "0"] = /^_souk(\d+)_/.exec(key) ?? [];
  const from = start.length + length.length + 1;
  return key.slice(from, from + Number(length));
}

/** Of all types of a schema's document. */
export function fieldNamesOf(document: DocumentNode): ReadonlySet<string> {
  return new Set(
    document.definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION
        ? (node.fields ?? []).map(({ name }) => name.value)
        : [],
    ),
  );
}
