import type { AnswerPath } from "../compile/places.js";
import type { WrittenError } from "../compile/written-response.js";
import type { AnswerPart, AnswerParts, SelectedFields } from "../defer/answer-parts.js";
import { clientPath } from "../compile/planned-names.js";
import { absentPlaces, Explanations, isOfAbsent, reportOf } from "./explanations.js";
import type { AnswerError, Execution } from "./execution.js";
import { ReportedErrors } from "./reported-errors.js";

/** The errors that a client has got, in all parts. */
export class SentErrors {
  readonly reported = new ReportedErrors();
  readonly explanations = new Explanations([]);
}

/** Reports each error of an execution once, with the part of the answer that it concerns. */
export class PartErrors {
  /** Number of the execution's errors that are already sorted. */
  private sorted = 0;
  private nextPart: AnswerError[] = [];
  /** Errors in fields that the client has not requested: any part may need them. */
  private unrequested: AnswerError[] = [];
  private readonly byPlace = new Map<string, AnswerError[]>();

  /** `requestedPath` returns the longest start of a path that follows the client's fields. */
  constructor(
    private readonly parts: AnswerParts,
    private readonly execution: Execution,
    private readonly requestedPath: (path: AnswerPath) => AnswerPath,
    private readonly sentErrors: SentErrors,
  ) {}

  /**
   * Returns the errors for a part that is written now for the object at `at`. `written`: errors found while writing.
   */
  of(part: AnswerPart, at: AnswerPath, written: readonly WrittenError[]): AnswerError[] {
    this.sort();
    const own = [...this.nextPart, ...this.unrequested, ...(this.byPlace.get(placeText(part, at)) ?? [])];
    this.nextPart = [];
    this.unrequested = [];
    const reported = this.reportedNow(own);
    const absent = absentPlaces(this.execution);
    const unexplained = written.filter(
      (error) => error.extensions ?? !(this.isExplained(error.path) || isOfAbsent(error, absent, at)),
    );
    return [...reported, ...unexplained.map(reportOf)];
  }

  /** Drops the errors in the first part's fields. */
  dropNext(): void {
    this.sort();
    this.nextPart = [];
  }

  /** Returns the errors of parts that are not written yet, for an answer without those parts. */
  ofLaterParts(): AnswerError[] {
    const later = [...this.byPlace.values()].flat();
    this.byPlace.clear();
    return this.reportedNow(later);
  }

  private reportedNow(errors: readonly AnswerError[]): AnswerError[] {
    const { reported, explanations } = this.sentErrors;
    const now = errors.flatMap((error) => reported.add(error, error.path) ?? []);
    for (const { path } of now) if (path) explanations.add(path);
    return now;
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
      if (path && path.length < (given.path?.length ?? 0)) {
        this.unrequested.push(error);
        continue;
      }
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
    const { explanations } = this.sentErrors;
    if (explanations.covers(path)) return true;
    // the error that emptied it may belong to a part that comes later or never; then no reported error explains it
    return this.execution.emptied
      .map(clientPath)
      .some((place) => startsWith(path, place) && explanations.covers(place.slice(0, -1)));
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
export function selects({ path: place, selected }: AnswerPart, path: AnswerPath): boolean {
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

export function startsWith(path: AnswerPath, start: AnswerPath): boolean {
  return start.length <= path.length && start.every((key, index) => path[index] === key);
}
