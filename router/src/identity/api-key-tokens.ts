import { createHash } from "node:crypto";
import { looksLikeApiKey, readApiKey } from "@souk/kernel/identity/api-key";
import { InvalidTokenError } from "@souk/kernel/identity/access-token";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { runInRequest } from "@souk/kernel/logging/request-context";
import { edgeCaller, type ServiceTokens } from "@souk/kernel/identity/service-token";
import { LRUCache } from "lru-cache";

const operation = "mutation ExchangeApiKey($key: String!) { exchangeApiKey(key: $key) { accessToken expiresAt } }";
/** Lifetime of a cached exchange: the longest time for which the router still accepts a revoked key. */
const cachedMs = 60_000;

/** Exchanges the API keys of requests for access tokens, which subgraphs verify like any other token. */
export class ApiKeyTokens {
  private readonly accounts: PeerClient;
  /** By the key's hash. */
  private readonly tokens = new LRUCache<string, { readonly token: Promise<string> }>({ max: 10_000, ttl: cachedMs });

  constructor(options: { readonly subgraph: (name: string) => PeerTransport; readonly serviceTokens: ServiceTokens }) {
    const { subgraph, serviceTokens } = options;
    const transport = subgraph("accounts");
    this.accounts = new PeerClient({ caller: edgeCaller, callee: "accounts", transport, serviceTokens });
  }

  /**
   * Returns the `authorization` header with a token in place of an API key; any other header stays unchanged. Throws
   * InvalidTokenError and ServiceUnavailableError.
   */
  async exchanged(authorization: string | undefined): Promise<string | undefined> {
    const key = authorization?.replace(/^bearer\s+/i, "").trim() ?? "";
    if (!looksLikeApiKey(key)) return authorization;
    if (!readApiKey(key)) throw new InvalidTokenError("TOKEN_INVALID");
    return `Bearer ${await this.tokenOf(key)}`;
  }

  /** Concurrent requests with the same key share one exchange. A failed exchange is not cached. */
  private async tokenOf(key: string): Promise<string> {
    const fingerprint = createHash("sha256").update(key).digest("base64");
    const known = this.tokens.get(fingerprint);
    if (known) return known.token;
    const exchange = { token: this.requestToken(key) };
    this.tokens.set(fingerprint, exchange);
    try {
      return await exchange.token;
    } catch (error) {
      if (this.tokens.get(fingerprint) === exchange) this.tokens.delete(fingerprint);
      throw error;
    }
  }

  private async requestToken(key: string): Promise<string> {
    // the API key is not forwarded as a token
    const { exchangeApiKey } = await runInRequest({ authorization: undefined }, () =>
      this.accounts.call<{ exchangeApiKey: { accessToken: string } | null }, { key: string }>(
        operation,
        { key },
        { idempotent: true },
      ),
    );
    if (!exchangeApiKey) throw new InvalidTokenError("TOKEN_INVALID");
    return exchangeApiKey.accessToken;
  }
}
