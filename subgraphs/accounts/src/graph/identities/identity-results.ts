import {
  ConflictType,
  conflict,
  InvalidInputType,
  invalidInput,
  NotFoundType,
  notFound,
  ServiceUnavailableType,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ObjectType } from "type-graphql";
import type { LinkProviderIdentityOutcome, UnlinkIdentityOutcome } from "../../domain/identities/link-identity.js";
import type { BeginProviderSignInOutcome, ProviderSignInOutcome } from "../../domain/identities/sign-in-by-provider.js";
import { AccountLockedType, InvalidCredentialsType, passwordRefused } from "../accounts-problems.js";
import { completedSignIn, SignedInType } from "../sign-in/signed-in-type.js";
import {
  IdentityNotLinkedType,
  identityNotLinked,
  ProviderRedirectType,
  ProviderSignInFailedType,
  providerSignInFailed,
} from "./identity-types.js";
import {
  ChallengeExpiredType,
  challengeExpired,
  SecondFactorRequiredType,
} from "../second-factor/second-factor-problems.js";
import { UserType, userTypeFrom } from "../users/user-type.js";

export const BeginProviderSignInResult = createUnionType({
  name: "BeginProviderSignInResult",
  types: () => [ProviderRedirectType, NotFoundType, InvalidInputType, ServiceUnavailableType] as const,
});

export const CompleteProviderSignInResult = createUnionType({
  name: "CompleteProviderSignInResult",
  types: () =>
    [
      SignedInType,
      SecondFactorRequiredType,
      IdentityNotLinkedType,
      UserType,
      ProviderSignInFailedType,
      ServiceUnavailableType,
    ] as const,
});

@ObjectType("CompletedProviderSignIn")
export class CompletedProviderSignInType {
  @Field(() => CompleteProviderSignInResult, { description: "`User` when the identity was added to an account." })
  result!: typeof CompleteProviderSignInResult;

  @Field(() => String, { description: "The next page: a path of this host." })
  returnTo!: string;
}

export const LinkProviderIdentityResult = createUnionType({
  name: "LinkProviderIdentityResult",
  types: () =>
    [
      SignedInType,
      UserType,
      SecondFactorRequiredType,
      InvalidCredentialsType,
      AccountLockedType,
      ChallengeExpiredType,
    ] as const,
});

export const UnlinkIdentityResult = createUnionType({
  name: "UnlinkIdentityResult",
  types: () => [UserType, NotFoundType, ConflictType] as const,
});

export function toBeginProviderSignInResult(outcome: BeginProviderSignInOutcome): typeof BeginProviderSignInResult {
  switch (outcome.kind) {
    case "begun":
      return Object.assign(new ProviderRedirectType(), { url: outcome.url, expiresAt: outcome.expiresAt });
    case "noProvider":
      return notFound(`There is no provider ${outcome.provider}.`);
    case "noReturnPath":
      return invalidInput([{ path: "returnTo", message: "must be a path of this host" }]);
    default:
      return unreachable(outcome);
  }
}

export function toCompleteProviderSignInResult(outcome: ProviderSignInOutcome): typeof CompleteProviderSignInResult {
  switch (outcome.kind) {
    case "signedIn":
    case "secondFactorRequired":
      return completedSignIn(outcome);
    case "linked":
      return userTypeFrom(outcome.user);
    case "notLinked":
      return identityNotLinked(outcome.email, outcome.linkToken, outcome.expiresAt);
    case "failed":
      return providerSignInFailed(outcome.reason);
    default:
      return unreachable(outcome);
  }
}

export function toLinkProviderIdentityResult(outcome: LinkProviderIdentityOutcome): typeof LinkProviderIdentityResult {
  switch (outcome.kind) {
    case "signedIn":
    case "secondFactorRequired":
      return completedSignIn(outcome);
    case "linked":
      return userTypeFrom(outcome.user);
    case "invalidCredentials":
    case "locked":
      return passwordRefused(outcome, "The password is wrong.");
    case "challengeExpired":
      return challengeExpired();
    default:
      return unreachable(outcome);
  }
}

export function toUnlinkIdentityResult(outcome: UnlinkIdentityOutcome): typeof UnlinkIdentityResult {
  switch (outcome.kind) {
    case "unlinked":
      return userTypeFrom(outcome.user);
    case "notFound":
      return notFound(`You have no identity ${outcome.id}.`);
    case "onlySignInMethod":
      return conflict("This identity is the only way to sign in to the account. Set a password first.");
    default:
      return unreachable(outcome);
  }
}
