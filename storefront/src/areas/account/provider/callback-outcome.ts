import type { ProviderSignInFailureReason } from "../../../graph/schema-types.generated";
import { statusOfSignInProblem, type SignInProblem } from "../login/sign-in-outcome";
import type { SignedInReportFragment } from "../sign-in/signed-in.generated";

/** The reason why the provider's answer signs nobody in. */
export type CallbackProblem = SignInProblem | { readonly kind: ProviderSignInFailureReason };

interface Step {
  /** The address of the next page. */
  readonly returnTo: string;
  readonly problem?: SignInProblem;
}

/** The result of a step after a provider has sent the browser back, with the next step. */
export type CallbackOutcome =
  /** Without a report if the identity was added to the visitor's account. */
  | { readonly step: "done"; readonly returnTo: string; readonly report?: SignedInReportFragment }
  | ({ readonly step: "code"; readonly challenge: string } & Step)
  /** The identity's address has an account, whose password is required. */
  | ({ readonly step: "password"; readonly email: string; readonly linkToken: string } & Step)
  | { readonly step: "failed"; readonly problem: CallbackProblem };

const failureReasons: Readonly<Record<ProviderSignInFailureReason, true>> = {
  ATTEMPT_ENDED: true,
  NOT_PROVEN: true,
  EMAIL_MISSING: true,
  IDENTITY_TAKEN: true,
  ACCOUNT_INACTIVE: true,
};

export function isSignInProblem(problem: CallbackProblem): problem is SignInProblem {
  return !(problem.kind in failureReasons);
}

/** Returns the HTTP status of the page that shows the outcome. */
export function statusOfCallback(outcome: CallbackOutcome): number {
  const problem = "problem" in outcome ? outcome.problem : undefined;
  if (!problem) return 200;
  return isSignInProblem(problem) ? statusOfSignInProblem(problem) : 401;
}
