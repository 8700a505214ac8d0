import type { AnswerPath } from "../compile/places.js";
import type { AnswerError } from "./execution.js";

/** Removes duplicates from the errors for a client. */
export class ToldErrors {
  private readonly keys = new Set<string>();

  /**
   * Returns the error for the client; undefined when it was already reported. `asked`: its path, as far as it follows
   * the client's fields.
   */
  add({ path: _path, ...error }: AnswerError, asked: AnswerPath | undefined): AnswerError | undefined {
    const key = JSON.stringify([error.message, asked, error.subgraph, error.extensions]);
    if (this.keys.has(key)) return undefined;
    this.keys.add(key);
    return asked?.length ? { ...error, path: asked } : error;
  }
}

/** Returns the errors for a client: each once, with paths of fields that the client requested. */
export function toldErrors(
  errors: readonly AnswerError[],
  askedPath: (path: AnswerPath) => AnswerPath,
): readonly AnswerError[] {
  const told = new ToldErrors();
  return errors.flatMap((error) => told.add(error, error.path && askedPath(error.path)) ?? []);
}
