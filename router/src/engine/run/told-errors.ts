import type { AnswerPath } from "../compile/places.js";
import type { AnswerError } from "./execution.js";

/** Errors as the client gets them: each once. */
export class ToldErrors {
  private readonly keys = new Set<string>();

  /** `asked`: its path, as far as it leads along what the client asked for. Undefined where it is told already. */
  add({ path: _path, ...error }: AnswerError, asked: AnswerPath | undefined): AnswerError | undefined {
    const key = JSON.stringify([error.message, asked, error.subgraph, error.extensions]);
    if (this.keys.has(key)) return undefined;
    this.keys.add(key);
    return asked?.length ? { ...error, path: asked } : error;
  }
}

/** Errors as the client gets them: at places that it asked for, and each once. */
export function toldErrors(
  errors: readonly AnswerError[],
  askedPath: (path: AnswerPath) => AnswerPath,
): readonly AnswerError[] {
  const told = new ToldErrors();
  return errors.flatMap((error) => told.add(error, error.path && askedPath(error.path)) ?? []);
}
