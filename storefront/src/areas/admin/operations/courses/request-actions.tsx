import { Button, Group, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { ActionDialog } from "../../components/action-dialog";
import { useProblem } from "../../components/use-problem";
import {
  AdminApproveInstructorRequestDocument,
  AdminRejectInstructorRequestDocument,
  type AdminInstructorRequestFragment,
} from "./requests.generated";

const longestReason = 300;

/** Approves or declines a request after a confirmation, because the applicant gets a mail in both cases. */
export function RequestActions({
  request,
  decided,
}: {
  readonly request: AdminInstructorRequestFragment;
  readonly decided: () => void;
}) {
  const t = useTranslations("adminOperations.requests");
  const problemOf = useProblem();
  const [openDialog, setOpenDialog] = useState<"approve" | "reject">();
  const [reason, setReason] = useState("");
  const [, approve] = useMutation(AdminApproveInstructorRequestDocument);
  const [, reject] = useMutation(AdminRejectInstructorRequestDocument);
  const name = request.applicant?.fullName ?? request.applicant?.email ?? request.id;
  const close = () => setOpenDialog(undefined);
  const done = (problemText: string | undefined, message: string) => {
    if (problemText !== undefined) return problemText;
    toast({ message });
    decided();
    return undefined;
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <Button size="compact-sm" onClick={() => setOpenDialog("approve")} aria-label={t("approveOf", { name })}>
        {t("approve")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => setOpenDialog("reject")}
        aria-label={t("rejectOf", { name })}
      >
        {t("reject")}
      </Button>
      <ActionDialog
        opened={openDialog === "approve"}
        close={close}
        title={t("approveOf", { name })}
        label={t("approve")}
        action={async () => {
          const { data, error } = await approve({ id: request.id });
          const problemText = problemOf(data?.approveInstructorRequest, error, ["InstructorRequest"]);
          return done(problemText, t("approved", { name }));
        }}
      >
        <Text size="sm">{t("approveText")}</Text>
      </ActionDialog>
      <ActionDialog
        opened={openDialog === "reject"}
        close={close}
        title={t("rejectOf", { name })}
        label={t("reject")}
        disabled={reason.trim() === ""}
        action={async () => {
          const { data, error } = await reject({ id: request.id, reason: reason.trim() });
          const problemText = problemOf(data?.rejectInstructorRequest, error, ["InstructorRequest"]);
          return done(problemText, t("rejected", { name }));
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
      </ActionDialog>
    </Group>
  );
}
