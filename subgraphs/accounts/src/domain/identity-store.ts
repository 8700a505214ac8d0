import type { Identity, ProvenIdentity } from "./identity.js";
import type { SignInNews } from "./sign-in-news.js";
import type { User } from "./user.js";

export interface ProviderAttempt {
  readonly stateHash: Buffer;
  /** Of the secret in the cookie of the browser that began. */
  readonly browserHash: Buffer;
  readonly provider: string;
  readonly sealedSecrets: Buffer;
  /** A path of ours. */
  readonly returnTo: string;
  /** Who asked for this identity to be added to their account; null for a sign-in. */
  readonly linkUserId: string | null;
  readonly expiresAt: Date;
}

/** An identity that waits for the proof of the account that has its address. */
export interface UnlinkedIdentity {
  readonly tokenHash: Buffer;
  readonly userId: string;
  readonly identity: Omit<ProvenIdentity, "fullName">;
  readonly expiresAt: Date;
}

export interface NewIdentity {
  readonly id: string;
  readonly identity: Omit<ProvenIdentity, "fullName">;
  readonly now: Date;
}

export interface IdentityStore {
  startAttempt(attempt: ProviderAttempt): Promise<void>;
  /** Takes the attempt away: it is good for one answer. */
  takeAttempt(stateHash: Buffer, now: Date): Promise<ProviderAttempt | null>;
  /** The user whom the identity signs in, and notes the use. */
  useIdentity(identity: Pick<ProvenIdentity, "issuer" | "subject">, now: Date): Promise<User | null>;
  /**
   * A new, verified account without a password, with the identity; takes the place of one of this address that was never
   * verified. Null when the address has an account, or the identity is somebody's by now.
   */
  registerByIdentity(
    account: { readonly id: string; readonly email: string; readonly fullName: string | null },
    identity: NewIdentity,
  ): Promise<User | null>;
  /** False when the identity is somebody's already. */
  linkIdentity(userId: string, identity: NewIdentity, news: SignInNews): Promise<boolean>;
  keepUnlinked(unlinked: UnlinkedIdentity): Promise<void>;
  findUnlinked(tokenHash: Buffer, now: Date): Promise<UnlinkedIdentity | null>;
  /** As `linkIdentity`, for one that waited, once. */
  linkUnlinked(tokenHash: Buffer, identity: Omit<NewIdentity, "identity">, news: SignInNews): Promise<boolean>;
  identitiesOf(userIds: readonly string[]): Promise<readonly Identity[]>;
  /** Keeps the last one of a user without a password. */
  unlinkIdentity(userId: string, identityId: string, news: SignInNews): Promise<"unlinked" | "notFound" | "lastWayIn">;
  forgetExpiredAttempts(now: Date): Promise<void>;
}
