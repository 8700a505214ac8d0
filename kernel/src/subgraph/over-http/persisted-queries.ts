import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { GraphqlParams } from "./graphql-params.js";
import { refusedWith, type RefusedRequest } from "./refused-request.js";

/** The cache evicts the least recently used texts above this total length, in characters. */
const rememberedCharacters = 4_000_000;

/**
 * Automatic persisted queries (APQ): a client sends only the hash of a query, and sends the text once when the server
 * does not know the hash. https://www.apollographql.com/docs/apollo-server/performance/apq
 */
export class PersistedQueries {
  private readonly texts = new LRUCache<string, string>({
    maxSize: rememberedCharacters,
    sizeCalculation: (text) => text.length + 1,
  });

  /** Returns the text of the requested document. Throws RefusedRequest. */
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

/**
 * Returns the refusal with status 200, as the protocol requires: the client sends the text next. Caches must not store
 * this response.
 */
function notFound(): RefusedRequest {
  return refusedWith("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound", {
    status: 200,
    headers: { "cache-control": "private, no-cache, must-revalidate" },
  });
}
