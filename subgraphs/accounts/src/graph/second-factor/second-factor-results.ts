import { ConflictType, conflict } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import { renderSVG } from "uqr";
import type {
  DisableTwoFactorOutcome,
  RenewRecoveryCodesOutcome,
} from "../../domain/second-factor/change-two-factor.js";
import type { BeginTwoFactorOutcome, ConfirmTwoFactorOutcome } from "../../domain/second-factor/set-up-two-factor.js";
import type { VerifySecondFactorOutcome } from "../../domain/second-factor/verify-second-factor.js";
import {
  AccountLockedType,
  accountLocked,
  InvalidCredentialsType,
  VerificationFailedType,
  verificationFailed,
  passwordRefused,
} from "../accounts-problems.js";
import { completedSignIn, SignedInType } from "../sign-in/signed-in-type.js";
import { ChallengeExpiredType, challengeExpired, SecondFactorRequiredType } from "./second-factor-problems.js";
import { RecoveryCodesType, TwoFactorSetupType } from "./second-factor-types.js";
import { UserType, userTypeFrom } from "../users/user-type.js";

export const BeginTwoFactorResult = createUnionType({
  name: "BeginTwoFactorResult",
  types: () => [TwoFactorSetupType, InvalidCredentialsType, AccountLockedType, ConflictType] as const,
});

export const ConfirmTwoFactorResult = createUnionType({
  name: "ConfirmTwoFactorResult",
  types: () => [RecoveryCodesType, VerificationFailedType, AccountLockedType] as const,
});

export const DisableTwoFactorResult = createUnionType({
  name: "DisableTwoFactorResult",
  types: () => [UserType, InvalidCredentialsType, VerificationFailedType, AccountLockedType] as const,
});

export const RenewRecoveryCodesResult = createUnionType({
  name: "RenewRecoveryCodesResult",
  types: () => [RecoveryCodesType, InvalidCredentialsType, VerificationFailedType, AccountLockedType] as const,
});

export const VerifySecondFactorResult = createUnionType({
  name: "VerifySecondFactorResult",
  types: () =>
    [SignedInType, VerificationFailedType, ChallengeExpiredType, AccountLockedType, SecondFactorRequiredType] as const,
});

export function toBeginTwoFactorResult(outcome: BeginTwoFactorOutcome): typeof BeginTwoFactorResult {
  switch (outcome.kind) {
    case "begun": {
      const { secret, url: otpauthUrl, expiresAt } = outcome;
      const qrCode = qrCodeSvg(otpauthUrl);
      return Object.assign(new TwoFactorSetupType(), { secret, otpauthUrl, qrCode, expiresAt });
    }
    case "invalidCredentials":
    case "locked":
      return passwordRefused(outcome, wrongPassword);
    case "alreadyOn":
      return conflict("The second factor is on already; turn it off first to set up another one.");
    default:
      return unreachable(outcome);
  }
}

export function toConfirmTwoFactorResult(outcome: ConfirmTwoFactorOutcome): typeof ConfirmTwoFactorResult {
  switch (outcome.kind) {
    case "turnedOn":
      return recoveryCodes(outcome.recoveryCodes);
    case "verificationFailed":
      return verificationFailed("INVALID", wrongCode);
    case "codesLocked":
      return accountLocked(outcome.retryAt, tooManyCodes);
    default:
      return unreachable(outcome);
  }
}

export function toDisableTwoFactorResult(outcome: DisableTwoFactorOutcome): typeof DisableTwoFactorResult {
  return outcome.kind === "turnedOff" ? userTypeFrom(outcome.user) : refusal(outcome);
}

export function toRenewRecoveryCodesResult(outcome: RenewRecoveryCodesOutcome): typeof RenewRecoveryCodesResult {
  return outcome.kind === "renewed" ? recoveryCodes(outcome.recoveryCodes) : refusal(outcome);
}

export function toVerifySecondFactorResult(outcome: VerifySecondFactorOutcome): typeof VerifySecondFactorResult {
  switch (outcome.kind) {
    case "signedIn":
    case "secondFactorRequired":
      return completedSignIn(outcome);
    case "verificationFailed":
      return verificationFailed("INVALID", wrongCode);
    case "challengeExpired":
      return challengeExpired();
    case "codesLocked":
      return accountLocked(outcome.retryAt, tooManyCodes);
    default:
      return unreachable(outcome);
  }
}

type Refusal = Exclude<DisableTwoFactorOutcome, { kind: "turnedOff" }>;

function refusal(outcome: Refusal): InvalidCredentialsType | VerificationFailedType | AccountLockedType {
  switch (outcome.kind) {
    case "invalidCredentials":
    case "locked":
      return passwordRefused(outcome, wrongPassword);
    case "verificationFailed":
      return verificationFailed("INVALID", wrongCode);
    case "codesLocked":
      return accountLocked(outcome.retryAt, tooManyCodes);
    default:
      return unreachable(outcome);
  }
}

const wrongPassword = "The current password is wrong; without a password, sign in again first.";
const tooManyCodes = "There were too many wrong codes. Try again later, or use a recovery code.";
const wrongCode = "This code is wrong, or was used before. Wait for the next one, or use a recovery code.";

function recoveryCodes(codes: readonly string[]): RecoveryCodesType {
  return Object.assign(new RecoveryCodesType(), { codes });
}

/** Returns a QR code as an SVG document: black on white, with the required quiet zone of four modules. */
function qrCodeSvg(text: string): string {
  return renderSVG(text, { ecc: "M", border: 4 });
}
