import { Button, Group, Stack, Text } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { NotificationStatus } from "../../../../graph/schema-types.generated";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { toast } from "../../../../ui/toast/toast";
import { Moment } from "../../parts/moment";
import { Section } from "../../parts/section";
import { StatusBadge } from "../../parts/status-badge";
import { useProblem } from "../../parts/use-problem";
import {
  AdminResendOrderMailDocument,
  type AdminOrderMailFragment,
  type AdminOrderMailsFragment,
} from "./order-mails.generated";

export interface OrderMailsProps {
  readonly order: AdminOrderMailsFragment;
  readonly retry: () => void;
  readonly acted: () => void;
}

/** What the buyer was told, the newest first. */
export function OrderMails({ order: { notifications }, retry, acted }: OrderMailsProps) {
  const t = useTranslations("adminSales.order.mails");
  return (
    <Section title={t("title")}>
      {!notifications && <MissingNotice text={t("away")} retry={retry} />}
      {notifications?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      )}
      {notifications && notifications.length > 0 && (
        <Stack component="ul" m={0} p={0} gap="sm" style={{ listStyle: "none" }}>
          {notifications.map((mail) => (
            <Mail key={mail.id} mail={mail} acted={acted} />
          ))}
        </Stack>
      )}
    </Section>
  );
}

const colors = { QUEUED: "yellow", SENT: "green", FAILED: "red" } as const satisfies Record<NotificationStatus, string>;

function Mail({ mail, acted }: { readonly mail: AdminOrderMailFragment; readonly acted: () => void }) {
  const t = useTranslations("adminSales.order.mails");
  const { id, subject, recipient, status, sentAt, createdAt, lastError } = mail;
  return (
    <li>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="start">
        <div>
          <Text size="sm">{subject}</Text>
          <Text size="xs" c="dimmed">
            {recipient} · <Moment at={sentAt ?? createdAt} />
          </Text>
          {status !== "SENT" && lastError && (
            <Text size="xs" style={{ overflowWrap: "anywhere" }}>
              {lastError}
            </Text>
          )}
        </div>
        <Group gap="xs" justify="flex-end">
          <StatusBadge color={colors[status]} text={t(`status.${status}`)} />
          {status === "FAILED" && <SendAgain id={id} subject={subject} recipient={recipient} acted={acted} />}
        </Group>
      </Group>
    </li>
  );
}

interface SendAgainProps extends Pick<AdminOrderMailFragment, "id" | "subject" | "recipient"> {
  readonly acted: () => void;
}

function SendAgain({ id, subject, recipient, acted }: SendAgainProps) {
  const t = useTranslations("adminSales.order.mails");
  const problemOf = useProblem();
  const [{ fetching }, resend] = useMutation(AdminResendOrderMailDocument);
  const act = async () => {
    const { data, error } = await resend({ id });
    const stood = problemOf(data?.resendNotification, error, ["Notification"], { Conflict: t("conflict") });
    toast(stood === undefined ? { message: t("queued", { recipient }) } : { kind: "problem", message: stood });
    acted();
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconSend aria-hidden size={14} />}
      aria-label={t("sendAgainWhat", { subject })}
      loading={fetching}
      onClick={() => void act()}
    >
      {t("sendAgain")}
    </Button>
  );
}
