import { ProblemType, problem } from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { VerificationFailure } from "../domain/sign-up/verification.js";
import type { PasswordRefusal } from "../domain/sign-in/prove-password.js";

@ObjectType("EmailTaken", {
  implements: ProblemType,
  description: "A verified account with this address exists: sign in instead.",
})
export class EmailTakenType extends ProblemType {}

@ObjectType("WeakPassword", {
  implements: ProblemType,
  description: "The message names the violated rule of `passwordPolicy`.",
})
export class WeakPasswordType extends ProblemType {}

export enum VerificationFailureReasonEnum {
  INVALID = "INVALID",
  EXPIRED = "EXPIRED",
  USED = "USED",
}

registerEnumType(VerificationFailureReasonEnum, {
  name: "VerificationFailureReason",
  description: "The reason why a link is invalid. It is known for a day after the link has ended.",
  valuesConfig: {
    INVALID: {
      description:
        "The link does not exist, or a newer one has replaced it. A code always has this reason, because more would reveal whether an account exists.",
    },
    EXPIRED: { description: "The link has expired." },
    USED: { description: "The link, or the code that came with it, was used before." },
  },
});

@ObjectType("VerificationFailed", {
  implements: ProblemType,
  description: "Wrong, used, replaced or expired code or link, or too many tries with the code: ask for a new one.",
})
export class VerificationFailedType extends ProblemType {
  @Field(() => VerificationFailureReasonEnum)
  reason!: VerificationFailureReasonEnum;
}

@ObjectType("InvalidCredentials", {
  implements: ProblemType,
  description: "No account with this address and password may sign in.",
})
export class InvalidCredentialsType extends ProblemType {}

@ObjectType("EmailNotVerified", {
  implements: ProblemType,
  description: "The password is right, but the address is not confirmed yet: see `verifyEmail`, `resendVerification`.",
})
export class EmailNotVerifiedType extends ProblemType {}

@ObjectType("AccountLocked", {
  implements: ProblemType,
  description:
    "Ten wrong passwords within ten minutes, for this address or from this device, whether the account exists or not: even the right password is refused until `retryAt`, a minute at first, an hour at most. Guesses from other devices do not lock a device that has signed in before, and a new password by `requestPasswordReset` ends the lock. Ten wrong codes of a second factor in a row have the same effect, but a recovery code still works.",
})
export class AccountLockedType extends ProblemType {
  @Field(() => DateTimeScalar)
  retryAt!: Date;
}

@ObjectType("SessionExpired", {
  implements: ProblemType,
  description: "The refresh token is unknown, expired or was used before: sign in again.",
})
export class SessionExpiredType extends ProblemType {}

export function emailTaken(email: string): EmailTakenType {
  return problem(EmailTakenType, { code: "EMAIL_TAKEN", message: `${email} has an account already; sign in.` });
}

/** `weakness` is the end of the sentence. */
export function weakPassword(weakness: string): WeakPasswordType {
  return problem(WeakPasswordType, { code: "WEAK_PASSWORD", message: `The password ${weakness}.` });
}

const failureMessages = {
  INVALID: "This code or link is wrong, used or expired. Ask for a new one.",
  EXPIRED: "This link has expired. Ask for a new one.",
  USED: "This link was used before. Ask for a new one if you need it.",
} as const satisfies Record<VerificationFailure, string>;

export function verificationFailed(
  failure: VerificationFailure = "INVALID",
  message: string = failureMessages[failure],
): VerificationFailedType {
  const reason = VerificationFailureReasonEnum[failure];
  return problem(VerificationFailedType, { code: "VERIFICATION_FAILED", message, reason });
}

function invalidCredentials(message: string): InvalidCredentialsType {
  return problem(InvalidCredentialsType, { code: "INVALID_CREDENTIALS", message });
}

/** `message`: which password was wrong. */
export function passwordRefused(refusal: PasswordRefusal, message: string): InvalidCredentialsType | AccountLockedType {
  return refusal.kind === "locked" ? accountLocked(refusal.retryAt) : invalidCredentials(message);
}

export function emailNotVerified(): EmailNotVerifiedType {
  return problem(EmailNotVerifiedType, {
    code: "EMAIL_NOT_VERIFIED",
    message: "Confirm your email address first: use the link or the code of our mail, or ask for a new one.",
  });
}

export function accountLocked(
  retryAt: Date,
  message = "There were too many wrong passwords. Try again later, or set a new password by mail.",
): AccountLockedType {
  return problem(AccountLockedType, { code: "ACCOUNT_LOCKED", message, retryAt });
}

export function sessionExpired(): SessionExpiredType {
  return problem(SessionExpiredType, { code: "SESSION_EXPIRED", message: "The session has ended. Sign in again." });
}
