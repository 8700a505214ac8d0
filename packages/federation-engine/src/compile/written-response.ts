import type { AnswerPart } from "../defer/answer-parts.js";
import type { JsonObject } from "../json-text.js";
import type { AnswerPath } from "./places.js";
import { isError, type WriterNote, type WriteValue } from "./writer-notes.js";

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
  /** Writes the fragment; see `WriteResponse`. */
  write(shared: ReadonlySet<object> | undefined): WrittenResponse;
}

export interface WrittenError {
  readonly message: string;
  readonly path: AnswerPath;
  /** Present when the value was denied, not invalid. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * Writes an operation's answer from the subgraphs' data: the requested fields, in their order, checked against the
 * schema's types. `shared`: objects and lists that occur at several places by reference; their text is built once.
 * `hasPlainTexts`: whether no text in the data needs an escape.
 */
export type WriteResponse = (
  data: JsonObject,
  shared?: ReadonlySet<object>,
  hasPlainTexts?: boolean,
) => WrittenResponse;

const nothing: readonly never[] = [];

interface WrittenPlace {
  readonly shared: ReadonlySet<object> | undefined;
  readonly hasPlainTexts?: boolean;
  /** The value's path in the answer. */
  readonly at: AnswerPath;
}

export function writtenResponse(
  write: WriteValue,
  value: JsonObject,
  { shared, hasPlainTexts = false, at }: WrittenPlace,
): WrittenResponse {
  const notes: WriterNote[] = [];
  const text = write(value, { notes, shared, hasPlainTexts, texts: shared && new Map() }) ?? "null";
  if (notes.length === 0) return { text, errors: nothing, deferred: nothing };
  return {
    text,
    errors: notes.filter(isError).map((error) => ({ ...error, path: [...at, ...error.path.toReversed()] })),
    deferred: notes.flatMap((note) => {
      if (isError(note)) return [];
      const path = [...at, ...note.path.toReversed()];
      return [
        {
          part: note.part,
          path,
          write: (later) => writtenResponse(note.write, note.object, { shared: later, at: path }),
        },
      ];
    }),
  };
}
