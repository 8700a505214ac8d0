import { z } from "zod";
import type { ListPage } from "../rest-route.js";
import { text } from "./fields.js";

/** The query parameters of every list. */
export const list = {
  limit: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(100, "must be at most 100")
    .optional()
    .describe("The number of entries; 20 when absent."),
  after: text(500).optional().describe("The cursor of a `Link` header."),
};

interface ListQuery {
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

/** Returns the arguments of a connection in the graph. */
export function pageArguments({ limit, after }: ListQuery): {
  readonly first: number;
  readonly after?: string | undefined;
} {
  return { first: limit ?? 20, after };
}

interface Connection {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

/** A list that the viewer may not see is null; its route then answers 404. */
export function pageOf(connection: Connection | null): ListPage {
  if (connection === null) return { next: null, total: 0 };
  const { pageInfo, totalCount } = connection;
  return { next: pageInfo.hasNextPage ? pageInfo.endCursor : null, total: totalCount };
}
