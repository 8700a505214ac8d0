import type { LoginOutcome } from "./login.js";
import type { VerifySecondFactorOutcome } from "../second-factor/verify-second-factor.js";

/** The end of a step of a sign-in, by password or by the second factor. */
export type SignInEnd = (LoginOutcome | VerifySecondFactorOutcome)["kind"];

export type ReportSignIn = (end: SignInEnd) => void;

/** Wraps a step of a sign-in and reports how each one ended. */
export function reportingSignIns<Arguments extends unknown[], Outcome extends { readonly kind: SignInEnd }>(
  run: (...given: Arguments) => Promise<Outcome>,
  report: ReportSignIn = () => undefined,
) {
  return async (...given: Arguments): Promise<Outcome> => {
    const outcome = await run(...given);
    report(outcome.kind);
    return outcome;
  };
}
