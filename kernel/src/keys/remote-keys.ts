import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from "jose";
import { generationOf, type VerifyingKeys } from "./key-ring.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";

export interface RemoteKeysOptions {
  readonly now?: () => number;
  /** Headers for each fetch, such as the caller's service token. */
  readonly headers?: () => Promise<Record<string, string>>;
}

const timeoutMs = 3000;
/**
 * The minimum time between two fetches for tokens with unknown keys, in milliseconds, however many such tokens come.
 */
const pauseMs = 10_000;
/** The age in milliseconds at which a request triggers a refetch of the keys. After it, a removed key is refused. */
const freshMs = 60_000;

/**
 * The keys that accounts publishes. They are fetched on first use, again for a token with an unknown key, and about
 * once a minute in the background of requests. While they cannot be fetched, the known keys remain valid.
 */
export class RemoteKeys implements VerifyingKeys {
  generation = "";
  private readonly remote;
  private readonly now: () => number;
  private triedAtMs = -Infinity;
  private failed = false;
  private fetching: Promise<void> | undefined;

  constructor(url: string, { now = Date.now, headers = async () => ({}) }: RemoteKeysOptions = {}) {
    this.now = now;
    // this class decides when to fetch: jose ignores failed fetches in its cooldown and drops old keys even when no
    // newer ones are available
    this.remote = createRemoteJWKSet(new URL(url), {
      timeoutDuration: timeoutMs,
      cooldownDuration: Infinity,
      cacheMaxAge: Infinity,
      [customFetch]: async (address, options) =>
        fetch(address, { ...options, headers: { ...Object.fromEntries(options.headers), ...(await headers()) } }),
    });
  }

  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (this.remote.jwks() === undefined) await this.fetch();
    else if (this.now() - this.triedAtMs > freshMs) void this.fetch().catch(() => undefined);
    try {
      return await this.remote(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.fetchForUnknown();
      return this.remote(header, token);
    }
  };

  /** Throws when it is unknown whether the key belongs to accounts. */
  private async fetchForUnknown(): Promise<void> {
    if (this.fetching || this.now() - this.triedAtMs >= pauseMs) await this.fetch();
    else if (this.failed) throw new ServiceUnavailableError("accounts");
  }

  private fetch(): Promise<void> {
    this.fetching ??= this.fetchOnce().finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async fetchOnce(): Promise<void> {
    this.triedAtMs = this.now();
    this.failed = true;
    await this.remote.reload();
    this.failed = false;
    this.generation = generationOf(this.remote.jwks()?.keys ?? []);
  }
}
