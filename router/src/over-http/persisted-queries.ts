import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { GraphqlParams } from "./graphql-params.js";
import { refusedWith, type RefusedRequest } from "./refused-request.js";

/** Texts are kept while all of them together have no more characters than this. */
const rememberedCharacters = 4_000_000;

/**
 * Automatic persisted queries as Apollo's clients send them: the hash alone first, and where nobody knows it the text with it, once.
 * https://www.apollographql.com/docs/apollo-server/performance/apq
 */
export class PersistedQueries {
  private readonly texts = new LRUCache<string, string>({
    maxSize: rememberedCharacters,
    sizeCalculation: (text) => text.length + 1,
  });

  /** The text of the document that is meant. Throws RefusedRequest. */
  textOf({ query, extensions }: GraphqlParams): string {
    const { persistedQuery } = extensions;
    if (persistedQuery === undefined || persistedQuery === null) {
      if (query) return query;
      throw refusedWith("BAD_REQUEST", "The request has no query.");
    }
    const { version, sha256Hash: hash } = persistedQuery as {
      readonly version?: unknown;
      readonly sha256Hash?: unknown;
    };
    if (version !== 1) throw refusedWith("BAD_REQUEST", "Only version 1 of persisted queries is known.");
    if (typeof hash !== "string") throw refusedWith("BAD_REQUEST", "A persisted query has a sha256Hash.");
    if (query === undefined) return this.known(hash);
    if (createHash("sha256").update(query).digest("hex") !== hash)
      throw refusedWith("BAD_REQUEST", "The sha256Hash is not the hash of the query.");
    this.texts.set(hash, query);
    return query;
  }

  private known(hash: string): string {
    const text = this.texts.get(hash);
    if (text === undefined) throw notFound();
    return text;
  }
}

/** Not an error of the client's: it sends the text next, and no cache keeps this answer. */
function notFound(): RefusedRequest {
  return refusedWith("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound", {
    status: 200,
    headers: { "cache-control": "private, no-cache, must-revalidate" },
  });
}
