import { isUuid } from "@souk/kernel/values/uuid";
import type { CompletedSignIn } from "../sign-in/complete-sign-in.js";
import type { UnlinkedIdentity } from "./identity-store.js";
import type { PasswordRefusal, ProvePassword } from "../sign-in/prove-password.js";
import { hashOfSecret, isSecret } from "@souk/kernel/keys/secret";
import { nameOfProvider, type ProviderSignInParts } from "./sign-in-by-provider.js";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import { signInNews } from "../mail/sign-in-change.js";
import type { User } from "../users/user.js";

export interface LinkIdentityParts extends ProviderSignInParts {
  readonly provePassword: ProvePassword;
}

export interface LinkProviderIdentityInput {
  readonly linkToken: string;
  /** The account's password; null when the user is signed in to the account. */
  readonly password: string | null;
}

export type LinkProviderIdentityOutcome =
  | CompletedSignIn
  | PasswordRefusal
  | { readonly kind: "linked"; readonly user: User }
  | { readonly kind: "challengeExpired" };

/**
 * Adds an identity to the account with its address, after proof of that account: a session or the password. A user with
 * a second factor must sign in first; the token stays valid for that time.
 */
export function linkProviderIdentity(parts: LinkIdentityParts) {
  return async (
    { linkToken, password }: LinkProviderIdentityInput,
    viewerId: string | null,
    origin: SignInOrigin,
  ): Promise<LinkProviderIdentityOutcome> => {
    const { identities, users, provePassword, completeSignIn, clock } = parts;
    const tokenHash = hashOfSecret(linkToken);
    const unlinked = isSecret(linkToken) ? await identities.findUnlinked(tokenHash, clock.now()) : null;
    const [owner] = unlinked ? await users.findUsers([unlinked.userId]) : [];
    if (!unlinked || !owner?.isActive) return { kind: "challengeExpired" };
    if (viewerId === owner.id)
      return (await link(parts, unlinked)) ? { kind: "linked", user: owner } : { kind: "challengeExpired" };
    const proof = await provePassword(owner.email, password ?? "", origin);
    if (proof.kind !== "proven") return proof;
    if (proof.account.user.id !== owner.id) return { kind: "invalidCredentials" };
    if (!owner.twoFactorEnabled && !(await link(parts, unlinked))) return { kind: "challengeExpired" };
    return completeSignIn(owner, origin);
  };
}

async function link(
  { identities, providers, clock, newId }: LinkIdentityParts,
  { tokenHash, userId, identity }: UnlinkedIdentity,
): Promise<boolean> {
  const news = signInNews(userId, "IDENTITY_LINKED", nameOfProvider(providers, identity.provider));
  return identities.linkUnlinked(tokenHash, { id: newId(), now: clock.now() }, news);
}

export type UnlinkIdentityOutcome =
  | { readonly kind: "unlinked"; readonly user: User }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "lastWayIn" };

export function unlinkIdentity({ identities, users, providers }: ProviderSignInParts) {
  return async (userId: string, identityId: string): Promise<UnlinkIdentityOutcome> => {
    const [identity] = (await identities.identitiesOf([userId])).filter(({ id }) => id === identityId);
    const [user] = await users.findUsers([userId]);
    if (!isUuid(identityId) || !identity || !user) return { kind: "notFound", id: identityId };
    const news = signInNews(userId, "IDENTITY_UNLINKED", nameOfProvider(providers, identity.provider));
    const outcome = await identities.unlinkIdentity(userId, identityId, news);
    if (outcome === "notFound") return { kind: "notFound", id: identityId };
    return outcome === "lastWayIn" ? { kind: "lastWayIn" } : { kind: "unlinked", user };
  };
}
