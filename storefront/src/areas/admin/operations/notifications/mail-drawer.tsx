import { Button, Code, Drawer, Group, Stack, Text } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { Moment } from "../../parts/moment";
import { useProblem } from "../../parts/use-problem";
import { NotificationStatusBadge } from "./notification-status-badge";
import { AdminSendNotificationAgainDocument, type AdminNotificationFragment } from "./notifications.generated";

export interface MailDrawerProps {
  readonly mail: AdminNotificationFragment | undefined;
  readonly close: () => void;
  readonly sent: () => void;
}

/** A mail as it was written, why it failed if it did, and sending it again. */
export function MailDrawer({ mail, close, sent }: MailDrawerProps) {
  const t = useTranslations("adminOperations.mail");
  return (
    <Drawer
      opened={mail !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={mail?.subject ?? ""}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {mail && <Mail mail={mail} close={close} sent={sent} />}
    </Drawer>
  );
}

function Mail({ mail, close, sent }: MailDrawerProps & { readonly mail: AdminNotificationFragment }) {
  const t = useTranslations("adminOperations.mail");
  const problemOf = useProblem();
  const [{ fetching }, sendAgain] = useMutation(AdminSendNotificationAgainDocument);
  const act = async () => {
    const { data, error } = await sendAgain({ id: mail.id });
    const stood = problemOf(data?.resendNotification, error, ["Notification"], { Conflict: t("conflict") });
    toast(
      stood === undefined
        ? { message: t("queued", { recipient: mail.recipient }) }
        : { kind: "problem", message: stood },
    );
    if (stood === undefined) close();
    sent();
  };
  return (
    <Stack>
      <Group gap="xs">
        <NotificationStatusBadge status={mail.status} />
        <Text size="sm">{t("to", { recipient: mail.recipient })}</Text>
        <Text size="sm" c="dimmed">
          <Moment at={mail.sentAt ?? mail.createdAt} />
        </Text>
      </Group>
      {mail.lastError && (
        <div>
          <Text size="sm" fw={600}>
            {t("lastError")}
          </Text>
          <Code block>{mail.lastError}</Code>
        </div>
      )}
      {mail.status === "FAILED" && (
        <Group>
          <Button leftSection={<IconSend aria-hidden size={16} />} loading={fetching} onClick={act}>
            {t("sendAgain")}
          </Button>
        </Group>
      )}
      {mail.text ? (
        <Text
          component="pre"
          ff="monospace"
          size="sm"
          style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}
          m={0}
        >
          {mail.text}
        </Text>
      ) : (
        <Text c="dimmed">{t("forgotten")}</Text>
      )}
    </Stack>
  );
}
