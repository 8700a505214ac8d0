import { createHash } from "node:crypto";
import { looksLikeApiKey, readApiKey } from "@souk/kernel/api-key";
import { InvalidTokenError } from "@souk/kernel/access-token";
import { PeerClient } from "@souk/kernel/peer-client";
import type { PeerTransport } from "@souk/kernel/peer-transport";
import { runInRequest } from "@souk/kernel/request-context";
import type { ServiceTokens } from "@souk/kernel/service-token";
import { LRUCache } from "lru-cache";

const operation = "mutation ExchangeApiKey($key: String!) { exchangeApiKey(key: $key) { accessToken expiresAt } }";
/** After so long a key that was revoked is refused here too. */
const keptMs = 60_000;
/** What the router is called where it asks for itself, and for no client. */
const edge = "edge";

/** Exchanges the API keys of requests for access tokens, which subgraphs prove like any other. */
export class ApiKeyTokens {
  private readonly accounts: PeerClient;
  /** By the key's hash. */
  private readonly tokens = new LRUCache<string, { readonly token: Promise<string> }>({ max: 10_000, ttl: keptMs });

  constructor(parts: { readonly subgraph: (name: string) => PeerTransport; readonly serviceTokens: ServiceTokens }) {
    const { subgraph, serviceTokens } = parts;
    const transport = subgraph("accounts");
    this.accounts = new PeerClient({ caller: edge, callee: "accounts", transport, serviceTokens });
  }

  /** The `authorization` header with a key's token in place of the key; any other as it is. Throws InvalidTokenError, ServiceUnavailableError. */
  async exchanged(authorization: string | undefined): Promise<string | undefined> {
    const key = authorization?.replace(/^bearer\s+/i, "").trim() ?? "";
    if (!looksLikeApiKey(key)) return authorization;
    if (!readApiKey(key)) throw new InvalidTokenError("TOKEN_INVALID");
    return `Bearer ${await this.tokenOf(key)}`;
  }

  /** Requests at the same time ask once; what failed is not kept. */
  private async tokenOf(key: string): Promise<string> {
    const fingerprint = createHash("sha256").update(key).digest("base64");
    const known = this.tokens.get(fingerprint);
    if (known) return known.token;
    const asked = { token: this.ask(key) };
    this.tokens.set(fingerprint, asked);
    try {
      return await asked.token;
    } catch (error) {
      if (this.tokens.get(fingerprint) === asked) this.tokens.delete(fingerprint);
      throw error;
    }
  }

  private async ask(key: string): Promise<string> {
    // the key itself goes to nobody as a token
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
