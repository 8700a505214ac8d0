import type { Clock } from "@souk/kernel/values/clock";
import { hashOfSecret, isSecret, newSecret } from "@souk/kernel/keys/secret";
import type { CompletedSignIn, CompleteSignIn } from "../sign-in/complete-sign-in.js";
import type { AttemptSecrets, IdentityProviders, ProvenIdentity } from "./identity.js";
import type { IdentityStore, ProviderAttempt } from "./identity-store.js";
import { readFullName } from "../users/account-rules.js";
import { returnPathOf } from "./return-path.js";
import type { SecretBox } from "../keys/secret-box.js";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import { signInChangeNotice } from "../mail/sign-in-change.js";
import type { User } from "../users/user.js";
import type { UserStore } from "../users/user-store.js";

export interface ProviderSignInDependencies {
  readonly identities: IdentityStore;
  readonly providers: IdentityProviders;
  readonly users: UserStore;
  readonly secretBox: SecretBox;
  readonly completeSignIn: CompleteSignIn;
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface BeginProviderSignInInput {
  readonly provider: string;
  readonly returnTo?: string | null;
  /** The user whose account gets the identity; null for a sign-in. */
  readonly linkUserId: string | null;
  /** The secret from an earlier attempt of this browser. */
  readonly browserSecret: string | undefined;
}

export type BeginProviderSignInOutcome =
  | { readonly kind: "begun"; readonly url: string; readonly browserSecret: string; readonly expiresAt: Date }
  | { readonly kind: "noProvider"; readonly provider: string }
  | { readonly kind: "noReturnPath" };

export type ProviderSignInOutcome =
  | CompletedSignIn
  | { readonly kind: "linked"; readonly user: User }
  | { readonly kind: "notLinked"; readonly linkToken: string; readonly email: string; readonly expiresAt: Date }
  | { readonly kind: "failed"; readonly reason: ProviderSignInFailure };

/** `noAttempt`: unknown, used, expired or from another browser. `noProof`: the provider proved no identity. */
export type ProviderSignInFailure = "noAttempt" | "noProof" | "noEmail" | "otherAccount" | "notActive";

export interface CompletedProviderSignIn {
  readonly outcome: ProviderSignInOutcome;
  /** A path of this shop. */
  readonly returnTo: string;
}

const attemptSeconds = 600;

/** Starts an attempt that only this browser can complete, once, within ten minutes. Throws ServiceUnavailableError. */
export function beginProviderSignIn({ identities, providers, secretBox, clock }: ProviderSignInDependencies) {
  return async (input: BeginProviderSignInInput): Promise<BeginProviderSignInOutcome> => {
    const { provider, linkUserId } = input;
    if (!providers.all.some(({ id }) => id === provider)) return { kind: "noProvider", provider };
    const returnTo = returnPathOf(input.returnTo ?? "/");
    if (returnTo === null) return { kind: "noReturnPath" };
    const [state, secrets] = [newSecret(), providers.newSecrets()];
    const url = await providers.signInUrl(provider, state, secrets);
    const known = input.browserSecret;
    const browserSecret = known !== undefined && isSecret(known) ? known : newSecret();
    const expiresAt = new Date(clock.now().getTime() + attemptSeconds * 1000);
    await identities.startAttempt({
      stateHash: hashOfSecret(state),
      browserHash: hashOfSecret(browserSecret),
      provider,
      sealedSecrets: secretBox.seal(JSON.stringify(secrets), `attempt:${state}`),
      returnTo,
      linkUserId,
      expiresAt,
    });
    return { kind: "begun", url, browserSecret, expiresAt };
  };
}

export interface CompleteProviderSignInInput {
  readonly provider: string;
  /** The address that the provider sent the browser back to. */
  readonly callbackUrl: string;
  readonly browserSecret: string | undefined;
  /** The id of the signed-in user, if any. */
  readonly viewerId: string | null;
}

/** Completes an attempt after the browser comes back. Throws ServiceUnavailableError. */
export function completeProviderSignIn(deps: ProviderSignInDependencies) {
  return async (input: CompleteProviderSignInInput, origin: SignInOrigin): Promise<CompletedProviderSignIn> => {
    const callback = queryOf(input.callbackUrl);
    const state = callback?.get("state") ?? "";
    const attempt = isSecret(state) ? await deps.identities.takeAttempt(hashOfSecret(state), deps.clock.now()) : null;
    if (!callback || !attempt || !isOfBrowser(attempt, input)) return failed("noAttempt", "/");
    const { provider, returnTo } = attempt;
    const secrets = JSON.parse(deps.secretBox.open(attempt.sealedSecrets, `attempt:${state}`)) as AttemptSecrets;
    const identity = await deps.providers.identityFrom(provider, callback, state, secrets);
    if (!identity) return failed("noProof", returnTo);
    const outcome =
      attempt.linkUserId === null
        ? await signInBy(deps, identity, origin)
        : await linkTo(deps, attempt.linkUserId, identity, input.viewerId);
    return { outcome, returnTo };
  };
}

function isOfBrowser(
  { browserHash, provider }: ProviderAttempt,
  { browserSecret, ...input }: CompleteProviderSignInInput,
): boolean {
  if (provider !== input.provider || browserSecret === undefined) return false;
  return isSecret(browserSecret) && hashOfSecret(browserSecret).equals(browserHash);
}

async function signInBy(
  deps: ProviderSignInDependencies,
  identity: ProvenIdentity,
  origin: SignInOrigin,
): Promise<ProviderSignInOutcome> {
  const { identities, completeSignIn, clock, newId } = deps;
  const now = clock.now();
  const known = await identities.useIdentity(identity, now);
  if (known) return known.isActive ? completeSignIn(known, origin) : { kind: "failed", reason: "notActive" };
  const { email } = identity;
  if (email === null) return { kind: "failed", reason: "noEmail" };
  const account = { id: newId(), email, fullName: readFullName(identity.fullName) };
  const made = await identities.registerByIdentity(account, { id: newId(), identity, now });
  return made ? completeSignIn(made, origin) : requestProof(deps, identity, email);
}

/** Asks for proof of the account: the address has an account, whose owner may not be the owner of the identity. */
async function requestProof(
  { identities, users, clock }: ProviderSignInDependencies,
  identity: ProvenIdentity,
  email: string,
): Promise<ProviderSignInOutcome> {
  const owner = (await users.findAccountByEmail(email))?.user;
  if (!owner?.isActive) return { kind: "failed", reason: "notActive" };
  const linkToken = newSecret();
  const expiresAt = new Date(clock.now().getTime() + attemptSeconds * 1000);
  await identities.storeUnlinked({ tokenHash: hashOfSecret(linkToken), userId: owner.id, identity, expiresAt });
  return { kind: "notLinked", linkToken, email: owner.email, expiresAt };
}

async function linkTo(
  { identities, users, providers, clock, newId }: ProviderSignInDependencies,
  userId: string,
  identity: ProvenIdentity,
  viewerId: string | null,
): Promise<ProviderSignInOutcome> {
  const [user] = viewerId === userId ? await users.findUsers([userId]) : [];
  if (!user) return { kind: "failed", reason: "noAttempt" };
  const notice = signInChangeNotice(userId, "IDENTITY_LINKED", nameOfProvider(providers, identity.provider));
  const linked = await identities.linkIdentity(userId, { id: newId(), identity, now: clock.now() }, notice);
  return linked ? { kind: "linked", user } : { kind: "failed", reason: "otherAccount" };
}

export function nameOfProvider({ all }: IdentityProviders, provider: string): string {
  return all.find(({ id }) => id === provider)?.name ?? provider;
}

function queryOf(callbackUrl: string): URLSearchParams | null {
  return URL.canParse(callbackUrl) ? new URL(callbackUrl).searchParams : null;
}

function failed(reason: ProviderSignInFailure, returnTo: string): CompletedProviderSignIn {
  return { outcome: { kind: "failed", reason }, returnTo };
}
