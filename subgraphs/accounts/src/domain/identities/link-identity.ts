import { isUuid } from "@souk/kernel/values/uuid";
import { hashOfSecret, isSecret } from "@souk/kernel/keys/secret";
import type { CompletedSignIn } from "../sign-in/complete-sign-in.js";
import type { UnlinkedIdentity } from "./identity-store.js";
import type { PasswordRefusal, ProvePassword } from "../sign-in/prove-password.js";
import { nameOfProvider, type ProviderSignInDependencies } from "./sign-in-by-provider.js";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import { signInChangeNotice } from "../mail/sign-in-change.js";
import type { User } from "../users/user.js";

export interface LinkIdentityDependencies extends ProviderSignInDependencies {
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
export function linkProviderIdentity(deps: LinkIdentityDependencies) {
  return async (
    { linkToken, password }: LinkProviderIdentityInput,
    viewerId: string | null,
    origin: SignInOrigin,
  ): Promise<LinkProviderIdentityOutcome> => {
    const { identities, users, provePassword, completeSignIn, clock } = deps;
    const tokenHash = hashOfSecret(linkToken);
    const unlinked = isSecret(linkToken) ? await identities.findUnlinked(tokenHash, clock.now()) : null;
    const [owner] = unlinked ? await users.findUsers([unlinked.userId]) : [];
    if (!unlinked || !owner?.isActive) return { kind: "challengeExpired" };
    if (viewerId === owner.id)
      return (await link(deps, unlinked)) ? { kind: "linked", user: owner } : { kind: "challengeExpired" };
    const proof = await provePassword(owner.email, password ?? "", origin);
    if (proof.kind !== "proven") return proof;
    if (proof.account.user.id !== owner.id) return { kind: "invalidCredentials" };
    if (!owner.twoFactorEnabled && !(await link(deps, unlinked))) return { kind: "challengeExpired" };
    return completeSignIn(owner, origin);
  };
}

async function link(
  { identities, providers, clock, newId }: LinkIdentityDependencies,
  { tokenHash, userId, identity }: UnlinkedIdentity,
): Promise<boolean> {
  const notice = signInChangeNotice(userId, "IDENTITY_LINKED", nameOfProvider(providers, identity.provider));
  return identities.linkUnlinked(tokenHash, { id: newId(), now: clock.now() }, notice);
}

export type UnlinkIdentityOutcome =
  | { readonly kind: "unlinked"; readonly user: User }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "onlySignInMethod" };

export function unlinkIdentity({ identities, users, providers }: ProviderSignInDependencies) {
  return async (userId: string, identityId: string): Promise<UnlinkIdentityOutcome> => {
    const [identity] = (await identities.identitiesOf([userId])).filter(({ id }) => id === identityId);
    const [user] = await users.findUsers([userId]);
    if (!isUuid(identityId) || !identity || !user) return { kind: "notFound", id: identityId };
    const notice = signInChangeNotice(userId, "IDENTITY_UNLINKED", nameOfProvider(providers, identity.provider));
    const outcome = await identities.unlinkIdentity(userId, identityId, notice);
    if (outcome === "notFound") return { kind: "notFound", id: identityId };
    return outcome === "onlySignInMethod" ? { kind: "onlySignInMethod" } : { kind: "unlinked", user };
  };
}
