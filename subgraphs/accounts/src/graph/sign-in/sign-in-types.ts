import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, InputType } from "type-graphql";
import type { RefreshSessionOutcome } from "../../domain/sessions/refresh-session.js";
import type { LoginOutcome } from "../../domain/sign-in/login.js";
import {
  AccountLockedType,
  EmailNotVerifiedType,
  emailNotVerified,
  InvalidCredentialsType,
  passwordRefused,
  SessionExpiredType,
  sessionExpired,
} from "../accounts-problems.js";
import { SecondFactorRequiredType } from "../second-factor/second-factor-problems.js";
import { completedSignIn, SignedInType, signedInTypeFrom } from "./signed-in-type.js";

@InputType()
export class LoginInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;
}

export const LoginResult = createUnionType({
  name: "LoginResult",
  types: () =>
    [SignedInType, SecondFactorRequiredType, InvalidCredentialsType, EmailNotVerifiedType, AccountLockedType] as const,
});

export const RefreshSessionResult = createUnionType({
  name: "RefreshSessionResult",
  types: () => [SignedInType, SessionExpiredType] as const,
});

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
