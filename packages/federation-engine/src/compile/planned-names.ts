import { Kind, print, visit, type DocumentNode, type FieldNode } from "graphql";
import type { AnswerPath } from "./places.js";

/** No schema field starts like this; client aliases that do are replaced too. */
const start = "_souk";

/**
 * The names of one document's fields for the planner and the subgraphs. An alias that equals a field's name would
 * conflict with keys and required fields that the planner adds: `id: name` leaves no place for the `id`. GraphQL also
 * allows one alias for different fields when an object can only be of one of two types; under other names, no later
 * step needs to tell them apart. A directive for a subgraph may change a field's value, which is then no key. The other
 * names contain the client's name.
 */
export class PlannedNames {
  /** The different selections for one name, when there are several. */
  private readonly selections = new Map<string, string[]>();
  /** The names of fields with directives for a subgraph. */
  private readonly directed = new Set<string>();

  constructor(
    private readonly fieldNames: ReadonlySet<string>,
    document: DocumentNode,
  ) {
    visit(document, {
      Field: (node) => {
        const known = this.selections.get(keyOf(node)) ?? [];
        const text = selectionText(node);
        if (!known.includes(text)) this.selections.set(keyOf(node), [...known, text]);
        if (node.directives?.some(({ name }) => name.value !== "skip" && name.value !== "include"))
          this.directed.add(keyOf(node));
      },
    });
  }

  /** Returns the name of the field in the data. */
  of(node: FieldNode): string {
    const key = keyOf(node);
    const name = node.name.value;
    const known = this.selections.get(key) ?? [];
    const number = known.length > 1 ? known.indexOf(selectionText(node)) : 0;
    if (number > 0) return `${start}${key.length}_${key}_${name}_${number}`;
    if (key === name && !this.directed.has(key)) return name;
    return this.fieldNames.has(key) || key.startsWith(start) ? `${start}${key.length}_${key}_${name}` : key;
  }
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

function selectionText({ name, arguments: given = [] }: FieldNode): string {
  return [name.value, ...given.map((argument) => print(argument)).toSorted()].join(" ");
}

/** Returns the path with the client's names. */
export function clientPath(path: AnswerPath): AnswerPath {
  return path.some(isPlannedName) ? path.map((key) => (typeof key === "string" ? clientName(key) : key)) : path;
}

function isPlannedName(key: string | number): key is string {
  return typeof key === "string" && key.startsWith(start);
}

/** Returns the client's name. */
export function clientName(key: string): string {
  if (!isPlannedName(key)) return key;
  const [, length = "0"] = /^_souk(\d+)_/.exec(key) ?? [];
  const from = start.length + length.length + 1;
  return key.slice(from, from + Number(length));
}

/** Returns the field names of all types in a schema's document. */
export function fieldNamesOf(document: DocumentNode): ReadonlySet<string> {
  return new Set(
    document.definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION
        ? (node.fields ?? []).map(({ name }) => name.value)
        : [],
    ),
  );
}
