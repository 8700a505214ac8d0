import { InvalidInputType, invalidInput } from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import type { VerifyEmailOutcome } from "../../domain/sign-up/email-verification.js";
import type { RegisterOutcome } from "../../domain/sign-up/register.js";
import {
  EmailTakenType,
  emailTaken,
  VerificationFailedType,
  verificationFailed,
  WeakPasswordType,
  weakPassword,
} from "../accounts-problems.js";
import { SecondFactorRequiredType } from "../second-factor/second-factor-problems.js";
import { completedSignIn, SignedInType } from "../sign-in/signed-in-type.js";

@InputType()
export class RegisterInput {
  @Field(() => String, { description: "Surrounding spaces are ignored. Unique, case-insensitive." })
  email!: string;

  @Field(() => String, { description: "8 to 128 characters: see `passwordPolicy`." })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: "3 to 40 letters, digits, dots, hyphens and underscores. Unique, case-insensitive.",
  })
  username?: string | null;

  @Field(() => String, { nullable: true, description: "At most 200 characters." })
  fullName?: string | null;

  /** Declared by the project: see `withCustomFields`. */
  custom?: unknown;
}

@InputType({ description: "Either `token` (from the link) or `email` with `code` (the six digits)." })
export class VerifyEmailInput {
  @Field(() => String, { nullable: true })
  token?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  code?: string | null;
}

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
