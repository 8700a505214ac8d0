import { Button, Group, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { ActionDialog } from "../../components/action-dialog";
import { useProblem } from "../../components/use-problem";
import { AdminModerateReviewDocument, AdminReplyToReviewDocument, type AdminReviewFragment } from "./reviews.generated";

interface ReviewActionsProps {
  readonly review: AdminReviewFragment;
  readonly decided: () => void;
}

const longestReply = 2000;

/** Publishes, rejects or answers a review after a confirmation. */
export function ReviewActions({ review, decided }: ReviewActionsProps) {
  const t = useTranslations("adminOperations.reviews");
  const problemOf = useProblem();
  const [openDialog, setOpenDialog] = useState<"PUBLISHED" | "REJECTED" | "reply">();
  const [reply, setReply] = useState(review.reply ?? "");
  const [, moderate] = useMutation(AdminModerateReviewDocument);
  const [, answer] = useMutation(AdminReplyToReviewDocument);
  const { title } = review;
  const close = () => setOpenDialog(undefined);
  const done = (problem: string | undefined, message: string) => {
    if (problem !== undefined) return problem;
    toast({ message });
    decided();
    return undefined;
  };
  const decisions = (["PUBLISHED", "REJECTED"] as const).filter((decision) => decision !== review.status);
  return (
    <Group gap="xs" wrap="nowrap">
      {decisions.map((decision) => (
        <Button
          key={decision}
          size="compact-sm"
          variant={decision === "PUBLISHED" ? "filled" : "default"}
          onClick={() => setOpenDialog(decision)}
          aria-label={t(`decideOf.${decision}`, { title })}
        >
          {t(`decide.${decision}`)}
        </Button>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => setOpenDialog("reply")}
        aria-label={t("replyOf", { title })}
      >
        {t("reply")}
      </Button>
      {decisions.map((decision) => (
        <ActionDialog
          key={decision}
          opened={openDialog === decision}
          close={close}
          title={t(`decideOf.${decision}`, { title })}
          label={t(`decide.${decision}`)}
          action={async () => {
            const { data, error } = await moderate({ input: { reviewId: review.id, decision } });
            return done(problemOf(data?.moderateReview, error, ["Review"]), t(`decided.${decision}`, { title }));
          }}
        >
          <Text size="sm">{t(`decideText.${decision}`)}</Text>
        </ActionDialog>
      ))}
      <ActionDialog
        opened={openDialog === "reply"}
        close={close}
        title={t("replyOf", { title })}
        label={t("saveReply")}
        action={async () => {
          const input = { reviewId: review.id, reply: reply.trim() || null };
          const { data, error } = await answer({ input });
          return done(problemOf(data?.replyToReview, error, ["Review"]), t("replySaved"));
        }}
      >
        <Textarea
          label={t("replyLabel")}
          description={t("replyHint")}
          value={reply}
          maxLength={longestReply}
          autosize
          minRows={3}
          onChange={({ currentTarget }) => setReply(currentTarget.value)}
        />
      </ActionDialog>
    </Group>
  );
}
