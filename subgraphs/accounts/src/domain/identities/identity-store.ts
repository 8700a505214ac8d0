import type { Identity, ProvenIdentity } from "./identity.js";
import type { SignInChangeNotice } from "../mail/sign-in-change.js";
import type { User } from "../users/user.js";

export interface ProviderAttempt {
  readonly stateHash: Buffer;
  /** The hash of the secret in the cookie of the browser that started. */
  readonly browserHash: Buffer;
  readonly provider: string;
  readonly sealedSecrets: Buffer;
  /** A path of this shop. */
  readonly returnTo: string;
  /** The user who is adding this identity to their account; null for a sign-in. */
  readonly linkUserId: string | null;
  readonly expiresAt: Date;
}

/** An identity that can be linked once the user proves ownership of the account with its address. */
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
  /** Deletes and returns the attempt, because it can be completed only once. */
  takeAttempt(stateHash: Buffer, now: Date): Promise<ProviderAttempt | null>;
  /** Returns the user who signs in with the identity, and records the use. */
  useIdentity(identity: Pick<ProvenIdentity, "issuer" | "subject">, now: Date): Promise<User | null>;
  /**
   * Creates a verified account without a password, with the identity. It replaces an unverified account of this
   * address. Returns null when the address has a verified account, or the identity is linked already.
   */
  registerByIdentity(
    account: { readonly id: string; readonly email: string; readonly fullName: string | null },
    identity: NewIdentity,
  ): Promise<User | null>;
  /** Returns false when the identity is linked already. */
  linkIdentity(userId: string, identity: NewIdentity, notice: SignInChangeNotice): Promise<boolean>;
  storeUnlinked(unlinked: UnlinkedIdentity): Promise<void>;
  findUnlinked(tokenHash: Buffer, now: Date): Promise<UnlinkedIdentity | null>;
  /** Links a waiting identity, once, like `linkIdentity`. */
  linkUnlinked(
    tokenHash: Buffer,
    identity: Omit<NewIdentity, "identity">,
    notice: SignInChangeNotice,
  ): Promise<boolean>;
  identitiesOf(userIds: readonly string[]): Promise<readonly Identity[]>;
  /** Refuses to remove the last identity of a user without a password. */
  unlinkIdentity(
    userId: string,
    identityId: string,
    notice: SignInChangeNotice,
  ): Promise<"unlinked" | "notFound" | "onlySignInMethod">;
  forgetExpiredAttempts(now: Date): Promise<void>;
}
