/**
 * Keyset pagination: a cursor holds the sort values of a row, so every page costs the same, and rows that are added or
 * removed between two requests do not shift the pages.
 */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export type CursorValue = string | number;

/** `order` names the sort of the cursor, so that a cursor from another sort is refused instead of misread. */
export interface PageRequest {
  readonly size: number;
  readonly direction: "forward" | "backward";
  readonly order: string;
  /** The values of the row that the page starts after (or ends before), in sort order; the last is the row's id. */
  readonly from: readonly CursorValue[] | null;
}

export interface Page<T> {
  readonly rows: readonly T[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A row of a list with its sort values, for its cursor. */
export interface ListedRow<T> {
  readonly row: T;
  readonly key: readonly CursorValue[];
}

export const maxPageSize = 100;
const defaultPageSize = 20;

/** An invalid page argument; `argument` is its name. Returned to clients as BAD_USER_INPUT. */
export class PageArgumentError extends Error {
  constructor(
    readonly argument: string,
    message: string,
  ) {
    super(`${argument} ${message}`);
    this.name = "PageArgumentError";
  }
}

/** Throws PageArgumentError. `keyLength` is the number of values in a cursor of this sort. */
export function readPageArguments(page: PageArguments, order: string, keyLength: number): PageRequest {
  const backward = page.last != null || (page.before != null && page.first == null);
  if (page.first != null && page.last != null) throw new PageArgumentError("last", "cannot be combined with first");
  if (page.after != null && page.before != null) throw new PageArgumentError("before", "cannot be combined with after");
  if (backward && page.after != null) throw new PageArgumentError("after", "goes with first, not with last");
  if (!backward && page.before != null) throw new PageArgumentError("before", "goes with last, not with first");
  const size = readSize(backward ? "last" : "first", backward ? page.last : page.first);
  const cursor = backward ? page.before : page.after;
  return {
    size,
    order,
    direction: backward ? "backward" : "forward",
    from: cursor == null ? null : readCursor(backward ? "before" : "after", cursor, order, keyLength),
  };
}

/** Validates the requested length of a list or a page; returns `absent` for null. Throws PageArgumentError. */
export function readSize(
  argument: string,
  size: number | null | undefined,
  { max = maxPageSize, absent = defaultPageSize }: { readonly max?: number; readonly absent?: number } = {},
): number {
  if (size == null) return absent;
  if (!Number.isInteger(size) || size < 1 || size > max) {
    throw new PageArgumentError(argument, `must be between 1 and ${max}, not ${size}`);
  }
  return size;
}

export function cursorOf(order: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString("base64url");
}

function readCursor(argument: string, cursor: string, order: string, keyLength: number): CursorValue[] {
  const values = decodeCursor(cursor);
  if (!values) throw new PageArgumentError(argument, "is not a cursor of this list");
  const [cursorOrder, ...key] = values;
  if (cursorOrder !== order) throw new PageArgumentError(argument, "is a cursor of another sort order");
  if (key.length !== keyLength) throw new PageArgumentError(argument, "is not a cursor of this list");
  return key;
}

function decodeCursor(cursor: string): CursorValue[] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (!Array.isArray(values)) return null;
    return values.every((value) => typeof value === "string" || typeof value === "number") ? values : null;
  } catch {
    return null;
  }
}

/**
 * Builds the page from up to `size + 1` rows, fetched in the direction of the request. The extra row only shows that
 * there are more rows.
 */
export function pageOf<T>(request: PageRequest, fetched: readonly T[]): Page<T> {
  const more = fetched.length > request.size;
  const rows = more ? fetched.slice(0, request.size) : [...fetched];
  if (request.direction === "forward") return { rows, hasNextPage: more, hasPreviousPage: request.from !== null };
  return { rows: rows.reverse(), hasNextPage: request.from !== null, hasPreviousPage: more };
}
