import type { Clock } from "@souk/kernel/values/clock";
import {
  cookieByEitherName,
  cookieName,
  httpOnlyCookie,
  sessionCookies,
  type NewCookie,
} from "@souk/kernel/http/cookie-header";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import type { IssuedAccessToken } from "../../domain/sessions/access-token-issuer.js";
import type { SignedIn } from "../../domain/sessions/start-session.js";

const access = { name: sessionCookies.access, path: "/" } as const;
/** Sent with pages too: the forms of pages and personal pages act for the session. */
const refresh = { name: sessionCookies.refresh, path: "/" } as const;
/** The path of former versions, only without `secure`: browsers send the cookie of the longer path first. */
const formerRefresh = { ...refresh, path: "/graphql" } as const;
/** Not cleared when a session ends. */
const device = { name: "souk_device", path: "/" } as const;

/**
 * Reads the device's secret from either cookie name. A forged cookie from a neighboring host only makes the device
 * unknown.
 */
export function deviceSecretOf({ cookies }: GraphContext): string | undefined {
  return cookieByEitherName(cookies, device.name);
}

export interface SignInCookiesDefinition {
  /** Whether browsers send the cookies over TLS only. */
  readonly secure: boolean;
  readonly clock: Clock;
}

/**
 * Sets the tokens of a session and the device's secret as cookies that scripts cannot read. Each lasts as long as its
 * token, because an expired token would cause a 401.
 */
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

  /** Sets a guest's token in the cookie of a user's token: after a sign-in, the user is no longer a guest. */
  setGuest({ setCookies }: GraphContext, { accessToken, expiresAt }: IssuedAccessToken): void {
    setCookies.push(this.cookie(access, accessToken, this.secondsUntil(expiresAt)));
  }

  clear({ setCookies }: GraphContext): void {
    const former = this.secure ? [] : [this.cookie(formerRefresh, "", 0)];
    setCookies.push(this.cookie(access, "", 0), this.cookie(refresh, "", 0), ...former);
  }

  refreshTokenOf({ cookies }: GraphContext): string | undefined {
    return cookies[cookieName(refresh.name, this.definition.secure)];
  }

  private cookie(which: Pick<NewCookie, "name" | "path">, value: string, maxAgeSeconds: number): string {
    return httpOnlyCookie({ ...which, value, maxAgeSeconds, secure: this.definition.secure });
  }

  private secondsUntil(date: Date): number {
    return Math.max(0, Math.floor((date.getTime() - this.definition.clock.now().getTime()) / 1000));
  }
}
