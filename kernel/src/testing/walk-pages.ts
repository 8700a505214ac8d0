import { cursorOf, pageOf, readPageArguments, type ListedRow, type PageRequest } from "../page.js";

export interface WalkedList<T> {
  readonly sort: string;
  /** The rows of a page, and one more where there is one. */
  readonly list: (page: PageRequest) => Promise<readonly ListedRow<T>[]>;
  readonly pageSize?: number;
}

const maxPages = 1000;

/** All rows of a list as a client finds them who goes from page to page by cursors. */
export async function walkPages<T>({ sort, list, pageSize = 1 }: WalkedList<T>): Promise<T[]> {
  const [sample] = await list(readPageArguments({ first: 1 }, sort, 0));
  const cursorLength = sample?.key.length ?? 0;
  const walked: T[] = [];
  let after: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const request = readPageArguments({ first: pageSize, after }, sort, cursorLength);
    const { rows, hasNextPage } = pageOf(request, await list(request));
    walked.push(...rows.map(({ row }) => row));
    const last = rows.at(-1);
    if (!hasNextPage || !last) return walked;
    after = cursorOf(sort, last.key);
  }
  throw new Error(`the list has more than ${maxPages} pages`);
}
