import { Button, Text, type ButtonProps } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSend } from "@tabler/icons-react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { intentDone, intentKey } from "../../../../graph/intent-key";
import { toast } from "../../../../ui/toast/toast";
import { ActionDialog } from "../action-dialog";
import { isAnswered, useProblem } from "../use-problem";
import { AdminSendMailAgainDocument, type MailAgainFragment } from "./resend-mail.generated";

export interface ResendMailProps {
  readonly mail: MailAgainFragment;
  /** Fetches the shown data again. */
  readonly onDone: () => void;
  readonly size?: ButtonProps["size"];
}

/** Sends a mail again after a confirmation. Renders no button if the mail cannot be sent again. */
export function ResendMail({ mail, onDone, size }: ResendMailProps) {
  const t = useTranslations("admin.mailAgain");
  const problemOf = useProblem();
  const [opened, { open, close }] = useDisclosure();
  const [, sendAgain] = useMutation(AdminSendMailAgainDocument);
  const { id, subject, recipient, timesSent, resendState } = mail;
  const action = async () => {
    const intent = `sendMailAgain ${id}`;
    const { data, error } = await sendAgain({ id, idempotencyKey: intentKey(intent, timesSent) });
    if (isAnswered(data?.resendNotification)) intentDone(intent);
    const problemText = problemOf(data?.resendNotification, error, ["Notification"], { Conflict: t("conflict") });
    if (problemText !== undefined) return problemText;
    toast({ message: t("queued", { subject }) });
    onDone();
  };
  return (
    <>
      {resendState === "POSSIBLE" && (
        <Button
          {...(size === undefined ? {} : { size })}
          variant="default"
          leftSection={<IconSend aria-hidden size={14} />}
          aria-label={t("labelOf", { subject })}
          onClick={open}
        >
          {t("label")}
        </Button>
      )}
      <ActionDialog opened={opened} close={close} title={t("title", { subject })} label={t("label")} action={action}>
        <Text size="sm">{t("times", { count: timesSent })}</Text>
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          {recipient ? t("to", { recipient }) : t("toAccount")}
        </Text>
      </ActionDialog>
    </>
  );
}
