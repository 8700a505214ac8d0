/**
 * Why a mailed link holds no longer; whoever has it may know. A code is INVALID whatever is wrong: more would tell who
 * has an account. So is a link that a newer one has replaced.
 */
export type VerificationFailure = "INVALID" | "EXPIRED" | "USED";

export interface VerificationFailed {
  readonly kind: "verificationFailed";
  readonly reason: VerificationFailure;
}

export const invalidVerification: VerificationFailed = { kind: "verificationFailed", reason: "INVALID" };

/** So long after its end a link can say that it is used or expired. */
export const failureKnownDays = 1;
