import { cursorOf, pageOf, readPageArguments, type ListedRow, type PageRequest } from "../values/page.js";

export interface WalkedList<T> {
  readonly sort: string;
  /** Returns the rows of a page, and one more if there is one. */
  readonly list: (page: PageRequest) => Promise<readonly ListedRow<T>[]>;
  readonly pageSize?: number;
}

const maxPages = 1000;

/** Returns all rows of a list, read page by page with cursors, as a client does. */
export async function walkPages<T>({ sort, list, pageSize = 1 }: WalkedList<T>): Promise<T[]> {
  const [sample] = await list(readPageArguments({ first: 1 }, sort, 0));
  const cursorLength = sample?.key.length ?? 0;
  const collected: T[] = [];
  let after: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const request = readPageArguments({ first: pageSize, after }, sort, cursorLength);
    const { rows, hasNextPage } = pageOf(request, await list(request));
    collected.push(...rows.map(({ row }) => row));
    const last = rows.at(-1);
    if (!hasNextPage || !last) return collected;
    after = cursorOf(sort, last.key);
  }
  throw new Error(`the list has more than ${maxPages} pages`);
}
