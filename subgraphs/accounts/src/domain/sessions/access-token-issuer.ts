import { signAccessToken, type AccessTokenClaims } from "@souk/kernel/identity/access-token";
import type { SigningKeys } from "@souk/kernel/keys/key-ring";
import type { MachineKey } from "../api-keys/api-key-store.js";
import type { GrantRole } from "./session-role.js";
import { localPartOf, type User } from "../users/user.js";

export interface IssuedAccessToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

export interface IssuedUserToken extends IssuedAccessToken {
  /** True for an admin who must set up a second factor first: until then the token has the role of a customer. */
  readonly secondFactorSetupRequired: boolean;
}

export interface AccessTokenLifetimes {
  /** The lifetime of a user's token; the session supplies the next one. */
  readonly userSeconds: number;
  /** The lifetime of a guest's token; only this token gives access to the guest's cart. */
  readonly guestSeconds: number;
}

/** The router caches such a token for a minute. */
const apiKeyTokenSeconds = 120;

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

  /** Issues a token in the name of the admin who created the key, limited to the key's scopes. */
  issueForApiKey(owner: User, key: MachineKey, now: Date): Promise<IssuedAccessToken> {
    const username = owner.username ?? localPartOf(owner.email);
    const claims = { sub: owner.id, username, role: owner.role, sid: key.id, scope: key.scopes.join(" ") };
    return this.sign(claims, now, apiKeyTokenSeconds);
  }

  issueForGuest(guestId: string, sessionId: string, now: Date): Promise<IssuedAccessToken> {
    const claims = { sub: guestId, username: "guest", role: "GUEST", sid: sessionId } as const;
    return this.sign(claims, now, this.lifetimes.guestSeconds);
  }

  private async sign(claims: AccessTokenClaims, now: Date, lifetimeSeconds: number): Promise<IssuedAccessToken> {
    const accessToken = await signAccessToken(this.keys.signingKey, claims, now, lifetimeSeconds);
    // times in tokens are whole seconds
    const issuedSecond = Math.floor(now.getTime() / 1000);
    return { accessToken, expiresAt: new Date((issuedSecond + lifetimeSeconds) * 1000) };
  }
}
