import type { Refusal } from "../../../graph/refusal";
import type { SignedInReportFragment } from "../sign-in/signed-in.generated";

/** The reason why the visitor is not signed in yet. */
export type SignInProblem =
  | Refusal
  | { readonly kind: "wrong" | "unverified" | "wrongCode" | "challengeExpired" }
  | { readonly kind: "locked"; readonly retryAt: string; readonly minutes: number }
  | { readonly kind: "providerAway"; readonly provider: string };

/** The result of a sign-in step, with the next step. */
export type SignInOutcome =
  | { readonly step: "password"; readonly email: string; readonly problem: SignInProblem }
  | { readonly step: "code"; readonly email: string; readonly challenge: string; readonly problem?: SignInProblem }
  | { readonly step: "codeSent"; readonly email: string }
  /** The sign-in continues at the provider. */
  | { readonly step: "provider"; readonly provider: string; readonly url: string }
  | { readonly step: "signedIn"; readonly report: SignedInReportFragment };

/** Returns the HTTP status of the page that shows the outcome to a browser without scripts. */
export function statusOf(outcome: SignInOutcome): number {
  const problem = "problem" in outcome ? outcome.problem : undefined;
  return problem ? statusOfSignInProblem(problem) : 200;
}

export function statusOfSignInProblem({ kind }: SignInProblem): number {
  return statuses[kind];
}

const statuses: Readonly<Record<SignInProblem["kind"], number>> = {
  wrong: 401,
  wrongCode: 401,
  unverified: 401,
  challengeExpired: 400,
  locked: 429,
  providerAway: 503,
  captcha: 403,
  tooMany: 429,
  busy: 503,
  unavailable: 503,
  failed: 500,
};
