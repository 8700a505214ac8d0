import { signAccessToken, type AccessTokenClaims } from "@souk/kernel/access-token";
import type { SigningKeys } from "@souk/kernel/key-ring";
import type { GrantRole } from "./granted-role.js";
import { localPartOf, type User } from "./user.js";

export interface IssuedAccessToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

export interface IssuedUserToken extends IssuedAccessToken {
  /** An admin who has to set up a second factor first: until then the token is a customer's. */
  readonly secondFactorSetupRequired: boolean;
}

export interface AccessTokenLifetimes {
  /** A user's: the session brings the next one. */
  readonly userSeconds: number;
  /** A guest's: nothing else holds the cart. */
  readonly guestSeconds: number;
}

/** Signs the access tokens of users, for a session, and of guests. */
export class AccessTokenIssuer {
  constructor(
    private readonly keys: SigningKeys,
    private readonly lifetimes: AccessTokenLifetimes,
    private readonly grantRole: GrantRole,
  ) {}

  async issue(user: User, sessionId: string, now: Date): Promise<IssuedUserToken> {
    const username = user.username ?? localPartOf(user.email);
    const role = this.grantRole(user);
    const claims = { sub: user.id, username, role, sid: sessionId };
    const issued = await this.sign(claims, now, this.lifetimes.userSeconds);
    return { ...issued, secondFactorSetupRequired: role !== user.role };
  }

  issueForGuest(guestId: string, sessionId: string, now: Date): Promise<IssuedAccessToken> {
    const claims = { sub: guestId, username: "guest", role: "GUEST", sid: sessionId } as const;
    return this.sign(claims, now, this.lifetimes.guestSeconds);
  }

  private async sign(claims: AccessTokenClaims, now: Date, lifetimeSeconds: number): Promise<IssuedAccessToken> {
    const accessToken = await signAccessToken(this.keys.signingKey, claims, now, lifetimeSeconds);
    // tokens count whole seconds
    const issuedSecond = Math.floor(now.getTime() / 1000);
    return { accessToken, expiresAt: new Date((issuedSecond + lifetimeSeconds) * 1000) };
  }
}
