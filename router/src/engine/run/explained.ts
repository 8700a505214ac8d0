import type { AnswerPath } from "../compile/places.js";
import type { AnswerError } from "./execution.js";

/** Whether an error is told already that is the cause of an empty place: one at that place, around it or in it. */
export function isExplained(place: AnswerPath, errors: readonly AnswerError[]): boolean {
  return errors.some(({ path }) => !path || startsWith(place, path) || startsWith(path, place));
}

function startsWith(path: AnswerPath, start: AnswerPath): boolean {
  return start.length <= path.length && start.every((key, index) => path[index] === key);
}
