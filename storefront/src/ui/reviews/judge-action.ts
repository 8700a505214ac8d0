import { data, redirect, type ActionFunction, type ActionFunctionArgs } from "react-router";
import { requestPath } from "../../app/request-path";
import { ShellDocument } from "../../app/viewer/viewer.generated";
import { actingGraphContext } from "../../graph/graph-context";
import { statusOfRefusal } from "../../graph/refusal";
import { isUnauthenticated } from "../../graph/session-renewal";
import { FormFields } from "../form/form-fields";
import { reportReason, reportReview, voteForReview, type JudgeRefusal } from "./judge-review";
import { addressOfReviews, reviewChoiceFrom, type Judgement } from "./review-choice";

/** The names of the fields of the forms of a review. Each names the review, except for the reason. */
export const judgeFields = { vote: "voteFor", withdraw: "withdrawFrom", report: "reportOf", reason: "reason" } as const;

/** The answer of the action if a vote or a report was not accepted. */
export interface RefusedJudgement {
  readonly judged: { readonly reviewId: string; readonly refusal: JudgeRefusal };
}

/** Returns the action of a page with reviews: its forms of votes and reports, or else the page's own form. */
export function withReviewForms(ownAction: ActionFunction): ActionFunction {
  return async (args) => {
    const fields = await FormFields.of(args.request.clone());
    const judgement = judgementIn(fields);
    return judgement ? judge(args, judgement) : ownAction(args);
  };
}

interface SentJudgement {
  readonly judgement: Judgement;
  readonly reviewId: string;
  readonly reason: string;
}

function judgementIn(fields: FormFields): SentJudgement | undefined {
  const sent: readonly (readonly [Judgement, string])[] = [
    ["voted", fields.text(judgeFields.vote)],
    ["withdrawn", fields.text(judgeFields.withdraw)],
    ["reported", fields.text(judgeFields.report)],
  ];
  const [judgement, reviewId] = sent.find(([, id]) => id !== "") ?? [];
  return judgement && reviewId ? { judgement, reviewId, reason: fields.text(judgeFields.reason) } : undefined;
}

/** Votes or reports on the server, and opens the page again at the review. A visitor without an account signs in. */
async function judge({ request, context }: ActionFunctionArgs, { judgement, reviewId, reason }: SentJudgement) {
  const graph = context.get(actingGraphContext);
  const choice = reviewChoiceFrom(new URL(request.url).searchParams);
  const page = (judged?: { judgement: Judgement; reviewId: string }) =>
    addressOfReviews(requestPath(request), { ...choice, judged }, `review-${reviewId}`);
  const { data: shell, error } = await graph.query(ShellDocument, {}).toPromise();
  if (!shell?.me && (!error || isUnauthenticated(error)))
    return redirect(`/login?returnTo=${encodeURIComponent(page())}`, 303);
  const refusal =
    judgement === "reported"
      ? await reportReview(graph, reviewId, reportReason(reason))
      : await voteForReview(graph, reviewId, judgement === "voted");
  if (!refusal) return redirect(page({ judgement, reviewId }), 303);
  const status = refusal.kind === "refused" ? statusOfRefusal(refusal.refusal) : 422;
  return data({ judged: { reviewId, refusal } } satisfies RefusedJudgement, { status });
}
