import type { AnswerPath } from "../compile/places.js";
import type { AnswerError } from "./execution.js";

/** Removes duplicates from the errors for a client. */
export class ReportedErrors {
  private readonly keys = new Set<string>();

  /**
   * Returns the error for the client; undefined when it was already reported. `visiblePath`: its path, as far as it follows
   * the client's fields.
   */
  add({ path: _path, ...error }: AnswerError, visiblePath: AnswerPath | undefined): AnswerError | undefined {
    const key = JSON.stringify([error.message, visiblePath, error.subgraph, error.extensions]);
    if (this.keys.has(key)) return undefined;
    this.keys.add(key);
    return visiblePath?.length ? { ...error, path: visiblePath } : error;
  }
}

/** Returns the errors for a client: each once, with paths of fields that the client requested. */
export function reportedErrors(
  errors: readonly AnswerError[],
  requestedPath: (path: AnswerPath) => AnswerPath,
): readonly AnswerError[] {
  const reported = new ReportedErrors();
  return errors.flatMap((error) => reported.add(error, error.path && requestedPath(error.path)) ?? []);
}
