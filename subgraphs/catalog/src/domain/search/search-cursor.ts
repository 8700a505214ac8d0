import { PageArgumentError, type PageRequest } from "@souk/kernel/values/page";
import { z } from "zod";
import type { NewestKey, SearchBounds } from "./search-bounds.js";

/**
 * A place in the list of a search. It holds the bounds of the ranking, so that products that are added between two
 * requests move no product from one page to another.
 */
export interface SearchCursor {
  /** Null behind the ranking. */
  readonly relevance: number | null;
  readonly key: NewestKey;
  readonly bounds: SearchBounds;
}

/** The largest time of a JavaScript date. */
const latest = 8.64e15;
const time = z.int().min(-latest).max(latest);
const bound = z.tuple([time, z.guid()]).nullable();
const cursorValues = z.tuple([z.int().nullable(), time, bound, bound, bound]);
type CursorBound = z.infer<typeof bound>;

/** Returns the sort value of the cursor. The id of the product is the cursor's next value. */
export function searchCursorText({ relevance, key, bounds }: SearchCursor): string {
  const written = (at: NewestKey | null): CursorBound => at && [Date.parse(at.createdAt), at.id];
  const { exact, names, all } = bounds;
  const values: z.infer<typeof cursorValues> = [
    relevance,
    Date.parse(key.createdAt),
    written(exact),
    written(names),
    written(all),
  ];
  return JSON.stringify(values);
}

/** Returns null without a cursor. Throws PageArgumentError. */
export function readSearchCursor({ from, direction }: PageRequest): SearchCursor | null {
  if (from === null) return null;
  const [text, id] = from;
  const values = cursorValues.safeParse(valuesIn(String(text)));
  const key = z.guid().safeParse(id);
  if (!values.success || !key.success) {
    throw new PageArgumentError(direction === "forward" ? "after" : "before", "is not a cursor of this list");
  }
  const [relevance, at, exact, names, all] = values.data;
  return {
    relevance,
    key: keyOf(at, key.data),
    bounds: { exact: read(exact), names: read(names), all: read(all) },
  };
}

function valuesIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function read(given: CursorBound): NewestKey | null {
  return given && keyOf(...given);
}

function keyOf(at: number, id: string): NewestKey {
  return { createdAt: new Date(at).toISOString(), id: id.toLowerCase() };
}
