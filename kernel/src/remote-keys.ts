import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from "jose";
import { generationOf, type VerifyingKeys } from "./key-ring.js";
import { ServiceUnavailableError } from "./service-unavailable.js";

export interface RemoteKeysOptions {
  readonly now?: () => number;
  /** What is sent along with each fetch, such as who asks. */
  readonly headers?: () => Promise<Record<string, string>>;
}

const timeoutMs = 3000;
/** At most one fetch in so long for tokens of unknown keys, however many come. */
const pauseMs = 10_000;
/** So old the keys are fetched again when they are used: one that was taken out is refused from then on. */
const freshMs = 60_000;

/**
 * The keys that accounts publishes: fetched when first needed, again when a token comes that is signed by an unknown key,
 * and each minute beside the requests. While they cannot be fetched the known ones go on.
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
    // when to fetch is decided here: jose counts no fetch that failed, and drops what is old though there is nothing newer
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

  /** Throws when nobody can tell whether the key is one of ours. */
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
