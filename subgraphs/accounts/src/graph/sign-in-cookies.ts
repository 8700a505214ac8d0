import type { Clock } from "@souk/kernel/clock";
import { cookieByEitherName, cookieName, httpOnlyCookie } from "@souk/kernel/cookie-header";
import type { GraphContext } from "@souk/kernel/graph-context";
import type { IssuedAccessToken } from "../domain/access-token-issuer.js";
import type { SignedIn } from "../domain/start-session.js";

const access = { name: "souk_access", path: "/" } as const;
/** Sent with GraphQL alone, where the cookie may have a path. */
const refresh = { name: "souk_refresh", path: "/graphql" } as const;
/** Stays when a session ends. */
const device = { name: "souk_device", path: "/graphql" } as const;

/** By either name: one that a neighbor may have set is that of no device of the account, and makes a stranger at worst. */
export function deviceSecretOf({ cookies }: GraphContext): string | undefined {
  return cookieByEitherName(cookies, device.name);
}

export interface SignInCookiesDefinition {
  /** Whether browsers send them over TLS alone. */
  readonly secure: boolean;
  readonly clock: Clock;
}

/** The tokens of a session, and what the account knows a device by, as cookies that no script can read. Each lasts as long as its token: an expired one would be a 401. */
export class SignInCookies {
  constructor(private readonly definition: SignInCookiesDefinition) {}

  get secure(): boolean {
    return this.definition.secure;
  }

  set({ setCookies }: GraphContext, signedIn: SignedIn): void {
    const { accessToken, accessExpiresAt, refreshToken, refreshExpiresAt, device: known } = signedIn;
    setCookies.push(
      this.cookie(access, accessToken, this.secondsUntil(accessExpiresAt)),
      this.cookie(refresh, refreshToken, this.secondsUntil(refreshExpiresAt)),
      ...(known ? [this.cookie(device, known.secret, this.secondsUntil(known.expiresAt))] : []),
    );
  }

  /** A guest's token stands where a user's would: whoever signs in is no guest any more. */
  setGuest({ setCookies }: GraphContext, { accessToken, expiresAt }: IssuedAccessToken): void {
    setCookies.push(this.cookie(access, accessToken, this.secondsUntil(expiresAt)));
  }

  clear({ setCookies }: GraphContext): void {
    setCookies.push(this.cookie(access, "", 0), this.cookie(refresh, "", 0));
  }

  refreshTokenOf({ cookies }: GraphContext): string | undefined {
    return cookies[cookieName(refresh.name, this.definition.secure)];
  }

  private cookie(which: typeof access | typeof refresh | typeof device, value: string, maxAgeSeconds: number): string {
    return httpOnlyCookie({ ...which, value, maxAgeSeconds, secure: this.definition.secure });
  }

  private secondsUntil(date: Date): number {
    return Math.max(0, Math.floor((date.getTime() - this.definition.clock.now().getTime()) / 1000));
  }
}
