import type { AnswerPath } from "../compile/places.js";
import type { AnswerError } from "./execution.js";

/** Errors as the client gets them: at places that it asked for, and each once. */
export function toldErrors(
  errors: readonly AnswerError[],
  askedPath: (path: AnswerPath) => AnswerPath,
): readonly AnswerError[] {
  const told = new Map<string, AnswerError>();
  for (const { path, ...error } of errors) {
    const asked = path && askedPath(path);
    const key = JSON.stringify([error.message, asked, error.subgraph, error.extensions]);
    if (!told.has(key)) told.set(key, asked?.length ? { ...error, path: asked } : error);
  }
  return [...told.values()];
}
