import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { useViewer } from "../../app/viewer/viewer";
import type { ReviewReportReason } from "../../graph/schema-types.generated";
import { useRefusalText } from "../form/use-refusal-text";
import { PlainSelect } from "../select/plain-select";
import { toast } from "../toast/toast";
import { ReportReviewDocument, VoteForReviewDocument, type ReviewViewFragment } from "./reviews.generated";
import classes from "./reviews.module.css";
import { Stars } from "./stars";

/** One review. Users with an account can vote for it and report it. */
export function ReviewItem({ review }: { readonly review: ReviewViewFragment }) {
  const t = useTranslations("reviews");
  const format = useFormatter();
  const { authorName: name, stars, title, text, reply, createdAt, editedAt } = review;
  const date = format.dateTime(new Date(createdAt), { dateStyle: "long", timeZone: "UTC" });
  return (
    <Stack component="article" gap={6}>
      <Group gap="xs">
        <Stars stars={stars} />
        <Text component="strong" fw={600}>
          {title}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {t("by", { name, date })}
        {editedAt !== null && ` (${t("edited")})`}
      </Text>
      <Text className={classes.text ?? ""}>{text}</Text>
      {reply !== null && (
        <div className={classes.reply}>
          <Text size="sm" fw={600}>
            {t("reply")}
          </Text>
          <Text size="sm" className={classes.text ?? ""}>
            {reply}
          </Text>
        </div>
      )}
      <Judgement review={review} />
    </Stack>
  );
}

function Judgement({ review: { id, title, helpfulCount } }: { readonly review: ReviewViewFragment }) {
  const t = useTranslations("reviews");
  const { state } = useViewer();
  const refusalText = useRefusalText();
  const [isHelpful, setHelpful] = useState(false);
  const [isReporting, setReporting] = useState(false);
  const [{ fetching }, vote] = useMutation(VoteForReviewDocument);
  if (state !== "user") return null;
  const toggle = async () => {
    const { data, error } = await vote({ input: { reviewId: id, isHelpful: !isHelpful } });
    const voted = data?.voteForReview;
    if (voted?.__typename === "Review") setHelpful(voted.isHelpfulToMe);
    else if (!voted) toast({ message: refusalText(error) });
  };
  return (
    <Group gap="xs" className={classes.scripted ?? ""}>
      <Button
        size="compact-sm"
        variant={isHelpful ? "light" : "default"}
        aria-pressed={isHelpful}
        aria-label={t("helpfulLabel", { title, count: helpfulCount })}
        loading={fetching}
        onClick={() => void toggle()}
      >
        {t("helpful", { count: helpfulCount })}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-expanded={isReporting}
        aria-label={t("reportLabel", { title })}
        onClick={() => setReporting(!isReporting)}
      >
        {t("report")}
      </Button>
      {isReporting && <ReportForm reviewId={id} close={() => setReporting(false)} />}
    </Group>
  );
}

const reasons = [
  "SPAM",
  "OFFENSIVE",
  "OFF_TOPIC",
  "PERSONAL_DATA",
  "OTHER",
] as const satisfies readonly ReviewReportReason[];

function ReportForm({ reviewId, close }: { readonly reviewId: string; readonly close: () => void }) {
  const t = useTranslations("reviews");
  const refusalText = useRefusalText();
  const [reason, setReason] = useState<ReviewReportReason>("SPAM");
  const [{ fetching }, report] = useMutation(ReportReviewDocument);
  const send = async () => {
    const { data, error } = await report({ input: { reviewId, reason } });
    toast({ message: data?.reportReview ? t("reported") : refusalText(error) });
    close();
  };
  return (
    <Group gap="xs">
      <PlainSelect
        isSmall
        aria-label={t("reportReason")}
        value={reason}
        options={reasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        onChange={({ target }) => setReason(reasons.find((known) => known === target.value) ?? "SPAM")}
      />
      <Button size="compact-sm" loading={fetching} onClick={() => void send()}>
        {t("sendReport")}
      </Button>
    </Group>
  );
}
