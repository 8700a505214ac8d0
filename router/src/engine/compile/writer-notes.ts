import type { JsonObject } from "../json-text.js";
import type { AnswerPart } from "../defer/answer-parts.js";

/** The JSON of a value; undefined for null, or for what became null because it does not fit. */
export type WriteValue = (value: unknown, state: WriteState) => string | undefined;

/** What one answer's writing knows. */
export interface WriteState {
  readonly notes: WriterNote[];
  /** Objects and lists that stand at several places by reference; undefined where nothing does. */
  readonly shared: ReadonlySet<object> | undefined;
  /** Their texts, by what wrote them; undefined where there are none. */
  readonly texts: Map<WriteValue, Map<object, string>> | undefined;
}

/** A value that does not fit the schema. `path` is built from its end while the writer returns. */
export interface CompletionError {
  readonly message: string;
  readonly path: (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An object that was written without a fragment of it, which comes later. `path` is built in the same way. */
export interface DeferredObject {
  readonly part: AnswerPart;
  readonly object: JsonObject;
  readonly write: WriteValue;
  readonly path: (string | number)[];
}

/** What is learnt while values are written, beside their text. */
export type WriterNote = CompletionError | DeferredObject;

export function isError(note: WriterNote): note is CompletionError {
  return "message" in note;
}

/** Nothing comes later for what became null. */
export function forgetDeferred(notes: WriterNote[], from: number): void {
  let kept = from;
  for (let index = from; index < notes.length; index += 1) {
    const note = notes[index];
    if (note && isError(note)) notes[kept++] = note;
  }
  notes.length = kept;
}

/** The notes since `from` stand below this key. */
export function place(notes: readonly WriterNote[], from: number, key: string | number): void {
  for (let index = from; index < notes.length; index += 1) notes[index]?.path.push(key);
}

export function wrong(notes: WriterNote[], message: string): undefined {
  notes.push({ message, path: [] });
}
