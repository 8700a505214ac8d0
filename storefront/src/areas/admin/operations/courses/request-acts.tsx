import { Button, Group, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { ActDialog } from "../../parts/act-dialog";
import { useProblem } from "../../parts/use-problem";
import {
  AdminApproveInstructorRequestDocument,
  AdminRejectInstructorRequestDocument,
  type AdminInstructorRequestFragment,
} from "./requests.generated";

const longestReason = 300;

/** Approves or declines a request after a confirmation, because the applicant gets a mail in both cases. */
export function RequestActs({
  request,
  decided,
}: {
  readonly request: AdminInstructorRequestFragment;
  readonly decided: () => void;
}) {
  const t = useTranslations("adminOperations.requests");
  const problemOf = useProblem();
  const [asked, setAsked] = useState<"approve" | "reject">();
  const [reason, setReason] = useState("");
  const [, approve] = useMutation(AdminApproveInstructorRequestDocument);
  const [, reject] = useMutation(AdminRejectInstructorRequestDocument);
  const name = request.applicant?.fullName ?? request.applicant?.email ?? request.id;
  const close = () => setAsked(undefined);
  const done = (stood: string | undefined, message: string) => {
    if (stood !== undefined) return stood;
    toast({ message });
    decided();
    return undefined;
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <Button size="compact-sm" onClick={() => setAsked("approve")} aria-label={t("approveOf", { name })}>
        {t("approve")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => setAsked("reject")}
        aria-label={t("rejectOf", { name })}
      >
        {t("reject")}
      </Button>
      <ActDialog
        opened={asked === "approve"}
        close={close}
        title={t("approveOf", { name })}
        label={t("approve")}
        act={async () => {
          const { data, error } = await approve({ id: request.id });
          const stood = problemOf(data?.approveInstructorRequest, error, ["InstructorRequest"]);
          return done(stood, t("approved", { name }));
        }}
      >
        <Text size="sm">{t("approveText")}</Text>
      </ActDialog>
      <ActDialog
        opened={asked === "reject"}
        close={close}
        title={t("rejectOf", { name })}
        label={t("reject")}
        disabled={reason.trim() === ""}
        act={async () => {
          const { data, error } = await reject({ id: request.id, reason: reason.trim() });
          const stood = problemOf(data?.rejectInstructorRequest, error, ["InstructorRequest"]);
          return done(stood, t("rejected", { name }));
        }}
      >
        <Textarea
          label={t("reason")}
          description={t("reasonHint")}
          required
          autosize
          minRows={3}
          maxLength={longestReason}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </ActDialog>
    </Group>
  );
}
