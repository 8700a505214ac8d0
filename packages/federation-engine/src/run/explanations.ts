import type { AnswerPath } from "../compile/places.js";
import { clientPath } from "../compile/planned-names.js";
import type { WrittenError } from "../compile/written-response.js";
import type { AnswerError, Execution } from "./execution.js";

/** Finds out whether an error at, around or inside an empty place already explains it. */
export class Explanations {
  private readonly explained = new Set<string>();
  /** Every place that contains an explained place. */
  private readonly around = new Set<string>();

  /** `emptied`: places that are empty, with everything in them, because of an error elsewhere. */
  constructor(errors: readonly AnswerError[], emptied: readonly AnswerPath[] = []) {
    for (const { path } of errors) if (path) this.add(path);
    for (const path of emptied) this.add(path);
  }

  /** Notes that an error at this place is reported. */
  add(path: AnswerPath): void {
    this.explained.add(textOf(path));
    for (let length = path.length; length >= 0 && !this.around.has(textOf(path.slice(0, length))); length -= 1)
      this.around.add(textOf(path.slice(0, length)));
  }

  covers(place: AnswerPath): boolean {
    if (this.around.has(textOf(place))) return true;
    for (let length = place.length; length >= 0; length -= 1)
      if (this.explained.has(textOf(place.slice(0, length)))) return true;
    return false;
  }
}

/** Returns the places of entities that do not exist, as texts. */
export function absentPlaces({ absent }: Execution): ReadonlySet<string> {
  return new Set(absent.map((path) => textOf(clientPath(path))));
}

/**
 * Whether the error is only that an entity does not exist: its place is null without an error when it may be null.
 * `part`: the place of the part that is written, which is never null without an error.
 */
export function isOfAbsent({ path, nulled }: WrittenError, absent: ReadonlySet<string>, part: AnswerPath): boolean {
  const place = path.slice(0, -1);
  return absent.has(textOf(place)) && nulled.length >= place.length && nulled.length > part.length;
}

export function reportOf({ message, path, extensions }: WrittenError): AnswerError {
  return { message, path, ...(extensions && { extensions }) };
}

function textOf(path: AnswerPath): string {
  return JSON.stringify(path);
}
