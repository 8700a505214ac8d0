/**
 * The reason why a mailed link is invalid; its recipient may know the reason. A failed code is always INVALID, because
 * more would reveal whether an account exists. A link that was replaced by a newer one is INVALID too.
 */
export type VerificationFailure = "INVALID" | "EXPIRED" | "USED";

export interface VerificationFailed {
  readonly kind: "verificationFailed";
  readonly reason: VerificationFailure;
}

export const invalidVerification: VerificationFailed = { kind: "verificationFailed", reason: "INVALID" };

/** The number of days after its end for which a link reports that it is used or expired. */
export const failureKnownDays = 1;
