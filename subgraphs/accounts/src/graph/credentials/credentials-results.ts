import { graphError } from "@souk/kernel/errors/graph-error";
import { InvalidInputType, invalidInput } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import type { ChangePasswordOutcome } from "../../domain/credentials/change-password.js";
import type { ConfirmEmailChangeOutcome, RequestEmailChangeOutcome } from "../../domain/credentials/email-change.js";
import type { ResetPasswordOutcome } from "../../domain/credentials/password-reset.js";
import {
  AccountLockedType,
  EmailTakenType,
  emailTaken,
  InvalidCredentialsType,
  VerificationFailedType,
  verificationFailed,
  WeakPasswordType,
  weakPassword,
  passwordRefused,
} from "../accounts-problems.js";
import { completedSignIn, SignedInType, signedInTypeFrom } from "../sign-in/signed-in-type.js";
import { SecondFactorRequiredType } from "../second-factor/second-factor-problems.js";
import { VerificationSentType, verificationSent } from "../sign-up/sign-up-types.js";

@ObjectType("EmailChanged", { description: "The account now has this address, and signs in with it." })
class EmailChangedType {
  @Field(() => String)
  email!: string;
}

@ObjectType("PasswordPolicy", {
  description: "The rules for a new password in `register`, `changePassword` and `resetPassword`.",
})
export class PasswordPolicyType {
  @Field(() => Int, { description: "In characters, not bytes." })
  minLength!: number;

  @Field(() => Int)
  maxLength!: number;

  @Field(() => String, { description: "All rules as text, in English." })
  description!: string;
}

export const ChangePasswordResult = createUnionType({
  name: "ChangePasswordResult",
  types: () => [SignedInType, InvalidCredentialsType, WeakPasswordType, AccountLockedType] as const,
});

export const ResetPasswordResult = createUnionType({
  name: "ResetPasswordResult",
  types: () => [SignedInType, VerificationFailedType, WeakPasswordType, SecondFactorRequiredType] as const,
});

export const RequestEmailChangeResult = createUnionType({
  name: "RequestEmailChangeResult",
  types: () =>
    [VerificationSentType, InvalidCredentialsType, EmailTakenType, InvalidInputType, AccountLockedType] as const,
});

export const ConfirmEmailChangeResult = createUnionType({
  name: "ConfirmEmailChangeResult",
  types: () => [EmailChangedType, VerificationFailedType, EmailTakenType] as const,
});

export function toChangePasswordResult(outcome: ChangePasswordOutcome): typeof ChangePasswordResult {
  switch (outcome.kind) {
    case "signedIn":
      return signedInTypeFrom(outcome.signedIn);
    case "invalidCredentials":
    case "locked":
      return passwordRefused(outcome, "The current password is wrong.");
    case "weakPassword":
      return weakPassword(outcome.weakness);
    default:
      return unreachable(outcome);
  }
}

export function toResetPasswordResult(outcome: ResetPasswordOutcome): typeof ResetPasswordResult {
  switch (outcome.kind) {
    case "signedIn":
    case "secondFactorRequired":
      return completedSignIn(outcome);
    case "verificationFailed":
      return verificationFailed(outcome.reason);
    case "weakPassword":
      return weakPassword(outcome.weakness);
    default:
      return unreachable(outcome);
  }
}

/** Throws RATE_LIMITED when the hourly limit of mails is reached, because the input itself is valid. */
export function toRequestEmailChangeResult(
  outcome: RequestEmailChangeOutcome,
  now: Date,
): typeof RequestEmailChangeResult {
  switch (outcome.kind) {
    case "verificationSent":
      return verificationSent(outcome);
    case "emailTaken":
      return emailTaken(outcome.email);
    case "invalid":
      return invalidInput(outcome.fields);
    case "invalidCredentials":
    case "locked":
      return passwordRefused(outcome, "The current password is wrong.");
    case "tooMany": {
      const retryAfter = Math.max(1, Math.ceil((outcome.retryAt.getTime() - now.getTime()) / 1000));
      throw graphError("RATE_LIMITED", `Too many changes of the address; try again in ${retryAfter} s.`, {
        retryAfter,
      });
    }
    default:
      return unreachable(outcome);
  }
}

/** Throws UNAUTHENTICATED for a code without a session. */
export function toConfirmEmailChangeResult(outcome: ConfirmEmailChangeOutcome): typeof ConfirmEmailChangeResult {
  switch (outcome.kind) {
    case "changed":
      return Object.assign(new EmailChangedType(), { email: outcome.email });
    case "emailTaken":
      return emailTaken(outcome.email);
    case "verificationFailed":
      return verificationFailed(outcome.reason);
    case "notSignedIn":
      throw graphError("UNAUTHENTICATED", "Sign in to use the code, or use the link of the mail.");
    default:
      return unreachable(outcome);
  }
}
