import { Kind, print, visit, type DocumentNode, type FieldNode } from "graphql";
import type { AnswerPath } from "./places.js";

/** No field is called so; a client's alias that starts like it is replaced too. */
const start = "_souk";

/**
 * What the fields of one document are called to the planner and the subgraphs. Aliases that are names of fields would stand where a
 * planner puts keys and what fields require: `id: name` leaves no place for the `id`. One name for two questions, which is allowed where an
 * object can only be of one of two types, is more than the Rust planner understands: a fault in it ends the process. Such fields go by
 * other names, which say what they stand for.
 */
export class PlannedNames {
  /** What is asked under one name, where it is not the same everywhere. */
  private readonly questions = new Map<string, string[]>();

  constructor(
    private readonly fieldNames: ReadonlySet<string>,
    document: DocumentNode,
  ) {
    visit(document, {
      Field: (node) => {
        const asked = this.questions.get(keyOf(node)) ?? [];
        const question = questionOf(node);
        if (!asked.includes(question)) this.questions.set(keyOf(node), [...asked, question]);
      },
    });
  }

  /** What the field's value is called in the data. */
  of(node: FieldNode): string {
    const key = keyOf(node);
    const name = node.name.value;
    const asked = this.questions.get(key) ?? [];
    const number = asked.length > 1 ? asked.indexOf(questionOf(node)) : 0;
    if (number > 0) return `${start}${key.length}_${key}_${name}_${number}`;
    if (key === name) return name;
    return this.fieldNames.has(key) || key.startsWith(start) ? `${start}${key.length}_${key}_${name}` : key;
  }
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

function questionOf({ name, arguments: given = [] }: FieldNode): string {
  return [name.value, ...given.map((argument) => print(argument)).toSorted()].join(" ");
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
