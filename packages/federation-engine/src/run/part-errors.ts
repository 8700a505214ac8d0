import type { AnswerPath } from "../compile/places.js";
import type { WrittenError } from "../compile/written-response.js";
import type { AnswerPart, AnswerParts, SelectedFields } from "../defer/answer-parts.js";
import { clientPath } from "../compile/planned-names.js";
import { Explanations } from "./explanations.js";
import type { AnswerError, Execution } from "./execution.js";
import { ReportedErrors } from "./reported-errors.js";

/** Reports each error of an execution once, with the part of the answer that it concerns. */
export class PartErrors {
  /** Number of the execution's errors that are already sorted. */
  private sorted = 0;
  private nextPart: AnswerError[] = [];
  private readonly byPlace = new Map<string, AnswerError[]>();
  private readonly reported = new ReportedErrors();
  private readonly explanations = new Explanations([], []);

  /** `requestedPath` returns the longest start of a path that follows the client's fields. */
  constructor(
    private readonly parts: AnswerParts,
    private readonly execution: Execution,
    private readonly requestedPath: (path: AnswerPath) => AnswerPath,
  ) {}

  /**
   * Returns the errors for a part that is written now for the object at `at`. `written`: errors found while writing.
   */
  of(part: AnswerPart, at: AnswerPath, written: readonly WrittenError[]): AnswerError[] {
    this.sort();
    const own = [...this.nextPart, ...(this.byPlace.get(placeText(part, at)) ?? [])];
    this.nextPart = [];
    const reported = own.flatMap((error) => this.reported.add(error, error.path) ?? []);
    for (const { path } of reported) if (path) this.explanations.add(path);
    return [...reported, ...written.filter(({ path, extensions }) => extensions ?? !this.isExplained(path))];
  }

  /**
   * Sorts new errors by part. Errors in the first part's fields, and errors in fields of no part, go to the next part
   * that is written.
   */
  private sort(): void {
    const { errors } = this.execution;
    for (; this.sorted < errors.length; this.sorted += 1) {
      const given = errors[this.sorted] as AnswerError;
      const path = given.path && this.requestedPath(given.path);
      const error = { ...given, path };
      const later =
        path && !selects(this.parts.first, path) ? this.parts.later.filter((part) => selects(part, path)) : [];
      if (later.length === 0) this.nextPart.push(error);
      for (const part of later) {
        const place = placeText(part, objectOf(part, path ?? []));
        const there = this.byPlace.get(place) ?? [];
        there.push(error);
        this.byPlace.set(place, there);
      }
    }
  }

  private isExplained(path: AnswerPath): boolean {
    if (this.explanations.covers(path)) return true;
    // the error that emptied it may belong to a part that comes later or never; then no reported error explains it
    return this.execution.emptied
      .map(clientPath)
      .some((place) => startsWith(path, place) && this.explanations.covers(place.slice(0, -1)));
  }
}

function placeText({ id }: AnswerPart, at: AnswerPath): string {
  return `${id} ${JSON.stringify(at)}`;
}

/** Returns the path of the object on this path that has the part. */
function objectOf({ path: { length } }: AnswerPart, path: AnswerPath): AnswerPath {
  let names = 0;
  const end = path.findIndex((key) => typeof key === "string" && names++ === length);
  return end < 0 ? path : path.slice(0, end);
}

/** Whether a part selects the value at this path, or a value around it. */
function selects({ path: place, selected }: AnswerPart, path: AnswerPath): boolean {
  const names = path.filter((key) => typeof key === "string");
  if (names.length < place.length || !place.every((name, index) => names[index] === name)) return false;
  let fields: SelectedFields | undefined = selected;
  for (const name of names.slice(place.length)) {
    // a value inside a leaf belongs to the leaf
    if (!fields) return true;
    if (!fields.has(name)) return false;
    fields = fields.get(name);
  }
  return true;
}

function startsWith(path: AnswerPath, start: AnswerPath): boolean {
  return start.length <= path.length && start.every((key, index) => path[index] === key);
}
