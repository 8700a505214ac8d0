import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { InvalidInputType, invalidInput } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ObjectType } from "type-graphql";
import type { ChangePasswordOutcome } from "../../domain/credentials/change-password.js";
import type { LoginOutcome } from "../../domain/sign-in/login.js";
import type { RefreshSessionOutcome } from "../../domain/sessions/refresh-session.js";
import type { RegisterOutcome } from "../../domain/sign-up/register.js";
import type { VerifyEmailOutcome } from "../../domain/sign-up/email-verification.js";
import {
  AccountLockedType,
  EmailNotVerifiedType,
  emailNotVerified,
  EmailTakenType,
  emailTaken,
  InvalidCredentialsType,
  SessionExpiredType,
  sessionExpired,
  VerificationFailedType,
  verificationFailed,
  WeakPasswordType,
  weakPassword,
  passwordRefused,
} from "../accounts-problems.js";
import { completedSignIn, SignedInType, signedInTypeFrom } from "./signed-in-type.js";
import { SecondFactorRequiredType } from "../second-factor/second-factor-problems.js";

@ObjectType("VerificationSent", {
  description: "If needed, a mail with a link and a six-digit code was queued.",
})
export class VerificationSentType {
  @Field(() => String)
  email!: string;

  @Field(() => DateTimeScalar, { description: "The expiry of the link and the code, ten minutes from now." })
  expiresAt!: Date;
}

export function verificationSent(sent: { readonly email: string; readonly expiresAt: Date }): VerificationSentType {
  return Object.assign(new VerificationSentType(), { email: sent.email, expiresAt: sent.expiresAt });
}

export const RegisterResult = createUnionType({
  name: "RegisterResult",
  types: () => [VerificationSentType, EmailTakenType, WeakPasswordType, InvalidInputType] as const,
});

export const VerifyEmailResult = createUnionType({
  name: "VerifyEmailResult",
  types: () => [SignedInType, SecondFactorRequiredType, VerificationFailedType] as const,
});

export const LoginResult = createUnionType({
  name: "LoginResult",
  types: () =>
    [SignedInType, SecondFactorRequiredType, InvalidCredentialsType, EmailNotVerifiedType, AccountLockedType] as const,
});

export const RefreshSessionResult = createUnionType({
  name: "RefreshSessionResult",
  types: () => [SignedInType, SessionExpiredType] as const,
});

export const ChangePasswordResult = createUnionType({
  name: "ChangePasswordResult",
  types: () => [SignedInType, InvalidCredentialsType, WeakPasswordType, AccountLockedType] as const,
});

export function toRegisterResult(outcome: RegisterOutcome): typeof RegisterResult {
  switch (outcome.kind) {
    case "verificationSent":
      return verificationSent(outcome);
    case "emailTaken":
      return emailTaken(outcome.email);
    case "weakPassword":
      return weakPassword(outcome.weakness);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toVerifyEmailResult(outcome: VerifyEmailOutcome): typeof VerifyEmailResult {
  switch (outcome.kind) {
    case "signedIn":
    case "secondFactorRequired":
      return completedSignIn(outcome);
    case "verificationFailed":
      return verificationFailed(outcome.reason);
    default:
      return unreachable(outcome);
  }
}

export function toLoginResult(outcome: LoginOutcome): typeof LoginResult {
  switch (outcome.kind) {
    case "signedIn":
    case "secondFactorRequired":
      return completedSignIn(outcome);
    case "invalidCredentials":
    case "locked":
      return passwordRefused(outcome, "The email address or the password is wrong.");
    case "emailNotVerified":
      return emailNotVerified();
    default:
      return unreachable(outcome);
  }
}

export function toRefreshSessionResult(outcome: RefreshSessionOutcome): typeof RefreshSessionResult {
  return outcome.kind === "signedIn" ? signedInTypeFrom(outcome.signedIn) : sessionExpired();
}

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
