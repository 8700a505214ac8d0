import type { AnswerPath } from "../compile/places.js";
import type { WrittenError } from "../compile/written-response.js";
import type { AnswerPart, AnswerParts, SelectedFields } from "../defer/answer-parts.js";
import { clientPath } from "../compile/planned-names.js";
import { Explanations } from "./explained.js";
import type { AnswerError, Execution } from "./execution.js";
import { ToldErrors } from "./told-errors.js";

/** Tells each error of an execution once, with the part of the answer that it is about. */
export class ErrorsOfParts {
  /** So many of the execution's errors are sorted. */
  private sorted = 0;
  private nextPart: AnswerError[] = [];
  private readonly byPlace = new Map<string, AnswerError[]>();
  private readonly told = new ToldErrors();
  private readonly explanations = new Explanations([], []);

  /** `askedPath`: as much of a path as leads along what the client asked for. */
  constructor(
    private readonly parts: AnswerParts,
    private readonly execution: Execution,
    private readonly askedPath: (path: AnswerPath) => AnswerPath,
  ) {}

  /** Those of a part that is written now for the object at `at`; `written`: what was found wrong in writing. */
  of(part: AnswerPart, at: AnswerPath, written: readonly WrittenError[]): AnswerError[] {
    this.sort();
    const own = [...this.nextPart, ...(this.byPlace.get(placeText(part, at)) ?? [])];
    this.nextPart = [];
    const told = own.flatMap((error) => this.told.add(error, error.path) ?? []);
    for (const { path } of told) if (path) this.explanations.add(path);
    return [...told, ...written.filter(({ path, extensions }) => extensions ?? !this.isExplained(path))];
  }

  /** What the first part asks for is of the next one, which is itself as long as it is not written; so is what no part asks for. */
  private sort(): void {
    const { errors } = this.execution;
    for (; this.sorted < errors.length; this.sorted += 1) {
      const given = errors[this.sorted] as AnswerError;
      const path = given.path && this.askedPath(given.path);
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
    // what has emptied it may be about what comes later, or never comes: then nothing tells of it
    return this.execution.emptied
      .map(clientPath)
      .some((place) => startsWith(path, place) && this.explanations.covers(place.slice(0, -1)));
  }
}

function placeText({ id }: AnswerPart, at: AnswerPath): string {
  return `${id} ${JSON.stringify(at)}`;
}

/** The object on this path that has the part. */
function objectOf({ path: { length } }: AnswerPart, path: AnswerPath): AnswerPath {
  let names = 0;
  const end = path.findIndex((key) => typeof key === "string" && names++ === length);
  return end < 0 ? path : path.slice(0, end);
}

/** Whether a part asks for what stands at this path, or for something around it. */
function selects({ path: place, selected }: AnswerPart, path: AnswerPath): boolean {
  const names = path.filter((key) => typeof key === "string");
  if (names.length < place.length || !place.every((name, index) => names[index] === name)) return false;
  let fields: SelectedFields | undefined = selected;
  for (const name of names.slice(place.length)) {
    // what stands in a leaf is the leaf's
    if (!fields) return true;
    if (!fields.has(name)) return false;
    fields = fields.get(name);
  }
  return true;
}

function startsWith(path: AnswerPath, start: AnswerPath): boolean {
  return start.length <= path.length && start.every((key, index) => path[index] === key);
}
