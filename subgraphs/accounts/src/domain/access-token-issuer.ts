import { signAccessToken } from "@souk/kernel/access-token";
import type { PrivateJwk } from "@souk/kernel/jwk-file";
import { localPartOf, type User } from "./user.js";

export interface IssuedAccessToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

/** Signs a user's access tokens for a session. */
export class AccessTokenIssuer {
  constructor(
    private readonly key: PrivateJwk,
    private readonly lifetimeSeconds: number,
  ) {}

  async issue(user: User, sessionId: string, now: Date): Promise<IssuedAccessToken> {
    const username = user.username ?? localPartOf(user.email);
    const claims = { sub: user.id, username, role: user.role, sid: sessionId };
    const accessToken = await signAccessToken(this.key, claims, now, this.lifetimeSeconds);
    // tokens count whole seconds
    const issuedSecond = Math.floor(now.getTime() / 1000);
    return { accessToken, expiresAt: new Date((issuedSecond + this.lifetimeSeconds) * 1000) };
  }
}
