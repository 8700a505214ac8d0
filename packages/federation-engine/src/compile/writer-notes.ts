import type { FieldNode } from "graphql";
import type { JsonObject } from "../json-text.js";
import type { AnswerPart } from "../defer/answer-parts.js";

/** Returns the JSON of a value; undefined for null, also for a value that became null because it is invalid. */
export type WriteValue = (value: unknown, state: WriteState) => string | undefined;

/** The state while one answer is written. */
export interface WriteState {
  readonly notes: WriterNote[];
  /** Objects and lists that occur at several places by reference; undefined when there are none. */
  readonly shared: ReadonlySet<object> | undefined;
  /** Whether no text in the data needs an escape. */
  readonly hasPlainTexts: boolean;
  /** Texts of shared objects, by their writer; undefined when there are none. */
  readonly texts: Map<WriteValue, Map<object, string>> | undefined;
  readonly introspect: Introspect;
}

/** Returns the JSON of introspection; undefined for null. `fields`: all selections of one name in an object. */
export type Introspect = (fields: readonly FieldNode[]) => string | undefined;

/**
 * A value that does not match the schema. `path` has the names in the data, and is built from its end while the writer
 * returns.
 */
export interface CompletionError {
  readonly message: string;
  readonly path: (string | number)[];
  /** The number of values around it that became null with it, so far. */
  spread?: number;
  /** Whether a nullable place has taken the null. */
  isTaken?: boolean;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An object that was written without a deferred fragment. `path` is built in the same way. */
export interface DeferredObject {
  readonly part: AnswerPart;
  readonly object: JsonObject;
  readonly write: WriteValue;
  readonly path: (string | number)[];
}

/** Results of writing in addition to the text. */
export type WriterNote = CompletionError | DeferredObject;

export function isError(note: WriterNote): note is CompletionError {
  return "message" in note;
}

/** Notes that a nullable place takes the null of the errors since `from`. */
export function take(notes: readonly WriterNote[], from: number): void {
  for (let index = from; index < notes.length; index += 1) {
    const note = notes[index];
    if (note && isError(note)) note.isTaken = true;
  }
}

/**
 * Notes that a value became null: by the errors since `cause`, and with everything in it since `from`. Its deferred parts
 * are removed.
 */
export function spread(notes: WriterNote[], cause: number, from: number): void {
  for (let index = cause; index < notes.length; index += 1) {
    const note = notes[index];
    if (note && isError(note) && !note.isTaken) note.spread = (note.spread ?? 0) + 1;
  }
  let length = from;
  for (let index = from; index < notes.length; index += 1) {
    const note = notes[index];
    if (note && isError(note)) notes[length++] = note;
  }
  notes.length = length;
}

/** Adds this key to the paths of the notes since `from`. */
export function addKey(notes: readonly WriterNote[], from: number, key: string | number): void {
  for (let index = from; index < notes.length; index += 1) notes[index]?.path.push(key);
}

export function noteError(notes: WriterNote[], message: string): undefined {
  notes.push({ message, path: [] });
}
