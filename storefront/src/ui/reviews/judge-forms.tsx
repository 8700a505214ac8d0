import { Alert, Button, Group } from "@mantine/core";
import { useRef, useState } from "react";
import { useActionData, useHref, useLocation, useNavigate, useSearchParams } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../app/viewer/viewer";
import { FormProblem } from "../form/form-problem";
import { useTextOfRefusal } from "../form/use-refusal-text";
import { PlainSelect } from "../select/plain-select";
import { toast } from "../toast/toast";
import { judgeFields, type RefusedJudgement } from "./judge-action";
import { reportReason, reportReasons, reportReview, voteForReview, type JudgeRefusal } from "./judge-review";
import { addressOfReviews, reviewChoiceFrom } from "./review-choice";
import type { ReviewViewFragment } from "./reviews.generated";
import classes from "./reviews.module.css";

/**
 * The vote for a review and its report. Visitors without an account see them too: the page is the same for all
 * visitors, and the forms lead to the sign-in.
 */
export function JudgeForms({ review: { id, title, helpfulCount } }: { readonly review: ReviewViewFragment }) {
  const t = useTranslations("reviews");
  const graph = useClient();
  const page = useReviewPage(id);
  const textOf = useRefusedJudgement();
  const refused = useActionData<Partial<RefusedJudgement>>()?.judged;
  const [isHelpful, setHelpful] = useState(page.judgement === "voted");
  const [isVoting, setVoting] = useState(false);
  const vote = async () => {
    if (page.mustSignIn()) return;
    setVoting(true);
    const refusal = await voteForReview(graph, id, !isHelpful);
    setVoting(false);
    if (refusal) toast({ message: textOf(refusal), kind: "problem" });
    else setHelpful(!isHelpful);
  };
  return (
    <>
      <Group gap="xs" align="flex-start">
        <form
          method="post"
          action={page.action}
          onSubmit={(event) => {
            event.preventDefault();
            void vote();
          }}
        >
          <Button
            type="submit"
            name={isHelpful ? judgeFields.withdraw : judgeFields.vote}
            value={id}
            size="compact-sm"
            variant={isHelpful ? "light" : "default"}
            aria-pressed={isHelpful}
            aria-label={t("helpfulLabel", { title, count: helpfulCount })}
            loading={isVoting}
          >
            {t("helpful", { count: helpfulCount })}
          </Button>
        </form>
        <ReportForm id={id} title={title} />
      </Group>
      {page.judgement && (
        <Alert role="status" color="souk" variant="light" py="xs">
          {t(page.judgement)}
        </Alert>
      )}
      {refused?.reviewId === id && <FormProblem>{textOf(refused.refusal)}</FormProblem>}
    </>
  );
}

function ReportForm({ id, title }: { readonly id: string; readonly title: string }) {
  const t = useTranslations("reviews");
  const graph = useClient();
  const page = useReviewPage(id);
  const textOf = useRefusedJudgement();
  const details = useRef<HTMLDetailsElement>(null);
  const [isSending, setSending] = useState(false);
  const send = async (form: HTMLFormElement) => {
    if (page.mustSignIn()) return;
    const reason = new FormData(form).get(judgeFields.reason);
    setSending(true);
    const refusal = await reportReview(graph, id, reportReason(typeof reason === "string" ? reason : ""));
    setSending(false);
    toast(refusal ? { message: textOf(refusal), kind: "problem" } : { message: t("reported") });
    if (!refusal) details.current?.removeAttribute("open");
  };
  return (
    <details ref={details} className={classes.report}>
      <summary aria-label={t("reportLabel", { title })}>{t("report")}</summary>
      <form
        method="post"
        action={page.action}
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <PlainSelect
          isSmall
          name={judgeFields.reason}
          aria-label={t("reportReason")}
          options={reportReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        <Button type="submit" name={judgeFields.report} value={id} size="compact-sm" loading={isSending}>
          {t("sendReport")}
        </Button>
      </form>
    </details>
  );
}

/** The page with the review: where its forms are sent, and what the server has done with them. */
function useReviewPage(id: string) {
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useViewer();
  const choice = reviewChoiceFrom(parameters);
  const address = addressOfReviews(pathname, { ...choice, judged: undefined }, `review-${id}`);
  return {
    action: useHref(address),
    judgement: choice.judged?.reviewId === id ? choice.judged.judgement : undefined,
    /** Opens the sign-in for a visitor without an account. */
    mustSignIn: () => {
      if (state !== "nobody") return false;
      void navigate(`/login?returnTo=${encodeURIComponent(address)}`);
      return true;
    },
  };
}

function useRefusedJudgement(): (refusal: JudgeRefusal) => string {
  const t = useTranslations("reviews.problems");
  const textOfRefusal = useTextOfRefusal();
  return (refusal) => (refusal.kind === "refused" ? textOfRefusal(refusal.refusal) : t(refusal.kind));
}
