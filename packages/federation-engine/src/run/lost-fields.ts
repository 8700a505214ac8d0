import type { AnswerPath } from "../compile/places.js";
import { clientPath } from "../compile/planned-names.js";
import type { AnswerPart, AnswerParts } from "../defer/answer-parts.js";
import type { Execution } from "./execution.js";
import { selects, startsWith } from "./part-errors.js";

/**
 * Whether a part has lost fields by an error in fields that only other deferred parts have: a subgraph that answers
 * them together returns null for the object around them, although a deferred fragment bounds null.
 */
export function hasLostFields(
  part: AnswerPart,
  { first }: AnswerParts,
  execution: Execution,
  requestedPath: (path: AnswerPath) => AnswerPath,
): boolean {
  const own: AnswerPath[] = [];
  const lost: AnswerPath[] = [];
  const emptied = Map.groupBy(execution.emptied, (place) => textOf(place.slice(0, -1)));
  for (const error of execution.errors) {
    if (!error.path) continue;
    const path = requestedPath(error.path);
    // any part may require a field that the client has not requested
    const isRequested = path.length === error.path.length;
    if (isRequested && (selects(part, path) || selects(first, path))) own.push(path);
    else lost.push(...emptiedBy(error.path, execution.data, emptied));
  }
  const isExplained = (place: AnswerPath): boolean => own.some((path) => startsWith(place, path));
  return lost.map(clientPath).some((place) => concerns(part, place) && !isExplained(place));
}

/** Returns the places that are empty because of an error at this path, with the names in the data. */
function emptiedBy(
  path: AnswerPath,
  data: unknown,
  emptied: ReadonlyMap<string, readonly AnswerPath[]>,
): readonly AnswerPath[] {
  const found: AnswerPath[] = [];
  let value = data;
  for (const [index, key] of path.entries()) {
    const at = path.slice(0, index);
    if (value === null || value === undefined) return [...found, at];
    found.push(...(emptied.get(textOf(at)) ?? []));
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return found;
}

/** Whether the part selects the value at this path, or a value in it. */
function concerns(part: AnswerPart, path: AnswerPath): boolean {
  const names = path.filter((key) => typeof key === "string");
  const isAround = names.length <= part.path.length && names.every((name, index) => part.path[index] === name);
  return isAround || selects(part, path);
}

function textOf(path: AnswerPath): string {
  return JSON.stringify(path);
}
