import type { Tokens, TokenStore } from "./tokens.js";

/** Exchanges a refresh token for new tokens. Returns undefined when the session has ended. */
export type Renew = (refreshToken: string | undefined) => Promise<Tokens | undefined>;

/**
 * Renews a session, one renewal at a time: a refresh token works once, so that requests that expire meanwhile share the
 * result. Tabs of a browser that share a store wait for each other.
 */
export class Session {
  private renewing: Promise<boolean> | undefined;

  constructor(
    private readonly store: TokenStore,
    /** Whether the browser holds the tokens in cookies that no script can read. */
    private readonly usesCookies: boolean,
    private readonly renew: Renew,
    private readonly onEnd: () => void,
  ) {}

  /**
   * Renews the session with which a request was refused. Returns whether the request can be sent again: with the new
   * tokens, or with those that another request got meanwhile.
   */
  renewed(refused: Tokens | undefined): Promise<boolean> {
    this.renewing ??= locked(() => this.renewOnce(refused)).finally(() => {
      this.renewing = undefined;
    });
    return this.renewing;
  }

  private async renewOnce(refused: Tokens | undefined): Promise<boolean> {
    const current = this.store.read();
    if (current !== undefined && current.accessToken !== refused?.accessToken) return true;
    if (current?.refreshToken === undefined && !this.usesCookies) return this.end();
    const tokens = await this.renew(current?.refreshToken);
    if (tokens === undefined) return this.end();
    if (!this.usesCookies) this.store.write(tokens);
    return true;
  }

  private end(): false {
    this.store.write(undefined);
    this.onEnd();
    return false;
  }
}

function locked<Result>(run: () => Promise<Result>): Promise<Result> {
  if (typeof navigator !== "object" || !("locks" in navigator)) return run();
  return navigator.locks.request("souk-client-session", run);
}
