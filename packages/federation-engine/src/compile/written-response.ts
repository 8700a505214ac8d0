import type { AnswerPart } from "../defer/answer-parts.js";
import type { JsonObject } from "../json-text.js";
import type { AnswerPath } from "./places.js";
import { clientPath } from "./planned-names.js";
import { isError, type Introspect, type WriterNote, type WriteValue } from "./writer-notes.js";

export interface WrittenResponse {
  /** JSON of `data`. */
  readonly text: string;
  readonly errors: readonly WrittenError[];
  /** The deferred parts. */
  readonly deferred: readonly DeferredPlace[];
}

/** A deferred fragment of an object that was written without it. */
export interface DeferredPlace {
  readonly part: AnswerPart;
  readonly path: AnswerPath;
  /** The path with the names in the data. */
  readonly dataPath: AnswerPath;
  /** Writes the fragment; see `WriteResponse`. `object`: the object at `dataPath` in other data. */
  write(input: WriteInput, object?: JsonObject): WrittenResponse;
}

export interface WrittenError {
  readonly message: string;
  readonly path: AnswerPath;
  /** The path of the value that became null by it. */
  readonly nulled: AnswerPath;
  /** Present when the value was denied, not invalid. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface WriteInput {
  /** Objects and lists that occur at several places by reference; their text is built once. */
  readonly shared: ReadonlySet<object> | undefined;
  /** Whether no text in the data needs an escape. */
  readonly hasPlainTexts?: boolean;
  readonly introspect: Introspect;
}

/**
 * Writes an operation's answer from the subgraphs' data: the requested fields, in their order, checked against the
 * schema's types.
 */
export type WriteResponse = (data: JsonObject, input: WriteInput) => WrittenResponse;

const nothing: readonly never[] = [];

interface WrittenPlace extends WriteInput {
  /** The value's path in the data. */
  readonly at: AnswerPath;
}

export function writtenResponse(
  write: WriteValue,
  value: JsonObject,
  { shared, hasPlainTexts = false, introspect, at }: WrittenPlace,
): WrittenResponse {
  const notes: WriterNote[] = [];
  const text = write(value, { notes, shared, hasPlainTexts, texts: shared && new Map(), introspect }) ?? "null";
  if (notes.length === 0) return { text, errors: nothing, deferred: nothing };
  return {
    text,
    errors: notes.filter(isError).map(({ message, extensions, path: reversed, spread = 0 }) => {
      const path = clientPath([...at, ...reversed.toReversed()]);
      return { message, path, nulled: path.slice(0, path.length - spread), ...(extensions && { extensions }) };
    }),
    deferred: notes.flatMap((note) => {
      if (isError(note)) return [];
      const dataPath = [...at, ...note.path.toReversed()];
      return [
        {
          part: note.part,
          path: clientPath(dataPath),
          dataPath,
          write: (later, object = note.object) => writtenResponse(note.write, object, { ...later, at: dataPath }),
        },
      ];
    }),
  };
}
