import { expect } from "vitest";
import type { ShopClient } from "./shop-client.js";

const maxPages = 100;

/**
 * All nodes of a connection, collected page by page with cursors. `query` has `$first` and `$after`, and queries one
 * root field for `edges { cursor node }` and `pageInfo { hasNextPage endCursor }`.
 */
export async function walkConnection(client: ShopClient, query: string, first: number): Promise<any[]> {
  const collected: unknown[] = [];
  let after: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const [connection]: any[] = Object.values(await client.get(query, { first, after }));
    expect(connection.edges.length).toBeLessThanOrEqual(first);
    collected.push(...connection.edges.map(({ node }: { node: unknown }) => node));
    expect(connection.pageInfo.endCursor).toBe(connection.edges.at(-1)?.cursor ?? null);
    if (!connection.pageInfo.hasNextPage) return collected;
    after = connection.pageInfo.endCursor;
  }
  throw new Error(`the list has more than ${maxPages} pages`);
}
