import type { CombinedError } from "@urql/core";
import { refusalOf, statusOfRefusal, type Refusal } from "../../../graph/refusal";
import type { VerificationFailureReason } from "../../../graph/schema-types.generated";
import type { SignedInReportFragment } from "../sign-in/signed-in.generated";

export type MailedLink = "verifyEmail" | "confirmEmailChange" | "resetPassword";

/** The pages that report success. Their addresses contain no token. */
export const donePaths: Readonly<Record<MailedLink, string>> = {
  verifyEmail: "/verify-email/done",
  confirmEmailChange: "/confirm-email-change/done",
  resetPassword: "/reset-password/done",
};

export type LinkProblem = Refusal | { readonly kind: VerificationFailureReason | "emailTaken" };

export type LinkOutcome =
  /** Without a report if nobody was signed in. */
  | { readonly kind: "done"; readonly report?: SignedInReportFragment }
  /** `text`: the broken rule. */
  | { readonly kind: "wrongPassword"; readonly text: string }
  | { readonly kind: "weakPassword" }
  | { readonly kind: "refused"; readonly problem: LinkProblem };

export function refusedLink(kind: Exclude<LinkProblem["kind"], Refusal["kind"]>): LinkOutcome {
  return { kind: "refused", problem: { kind } };
}

export function failedLink(error: CombinedError | undefined): LinkOutcome {
  return { kind: "refused", problem: error ? refusalOf(error) : { kind: "failed" } };
}

/** Returns true if the form can be sent again: the reason is not the link. */
export function canBeRepeated(problem: LinkProblem): problem is Refusal {
  return !["USED", "EXPIRED", "INVALID", "emailTaken"].includes(problem.kind);
}

/** Returns the HTTP status of the page that shows the outcome. */
export function statusOfLink(outcome: LinkOutcome): number {
  if (outcome.kind === "done") return 200;
  return outcome.kind === "refused" && canBeRepeated(outcome.problem) ? statusOfRefusal(outcome.problem) : 422;
}

const completeToken = /^[\w-]{43}$/;

/** Returns false for a part of a link, as mail programs make by breaking lines. */
export function isCompleteToken(token: string | undefined): token is string {
  return token !== undefined && completeToken.test(token);
}
