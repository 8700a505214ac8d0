import { Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { NotificationStatus } from "../../../../graph/schema-types.generated";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { ResendMail } from "../../components/resend-mail/resend-mail";
import { Moment } from "../../components/moment";
import { Section } from "../../components/section";
import { StatusBadge } from "../../components/status-badge";
import type { AdminOrderMailFragment, AdminOrderMailsFragment } from "./order-mails.generated";

export interface OrderMailsProps {
  readonly order: AdminOrderMailsFragment;
  readonly retry: () => void;
  readonly onDone: () => void;
}

/** The mails to the buyer, newest first. */
export function OrderMails({ order: { notifications }, retry, onDone }: OrderMailsProps) {
  const t = useTranslations("adminSales.order.mails");
  return (
    <Section title={t("title")}>
      {!notifications && <MissingNotice text={t("unavailable")} retry={retry} />}
      {notifications?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      )}
      {notifications && notifications.length > 0 && (
        <Stack component="ul" m={0} p={0} gap="sm" style={{ listStyle: "none" }}>
          {notifications.map((mail) => (
            <Mail key={mail.id} mail={mail} onDone={onDone} />
          ))}
        </Stack>
      )}
    </Section>
  );
}

const colors = { QUEUED: "yellow", SENT: "green", DELIVERED: "green", FAILED: "red" } as const satisfies Record<
  NotificationStatus,
  string
>;

function Mail({ mail, onDone }: { readonly mail: AdminOrderMailFragment; readonly onDone: () => void }) {
  const t = useTranslations("adminSales.order.mails");
  const { subject, recipient, status, sentAt, timesSent, createdAt, lastError } = mail;
  return (
    <li>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="start">
        <div>
          <Text size="sm">{subject}</Text>
          <Text size="xs" c="dimmed">
            {recipient} · <Moment at={sentAt ?? createdAt} />
            {timesSent > 1 && ` · ${t("timesSent", { count: timesSent })}`}
          </Text>
          {status !== "SENT" && lastError && (
            <Text size="xs" style={{ overflowWrap: "anywhere" }}>
              {lastError}
            </Text>
          )}
        </div>
        <Group gap="xs" justify="flex-end">
          <StatusBadge color={colors[status]} text={t(`status.${status}`)} />
          <ResendMail mail={mail} onDone={onDone} size="compact-sm" />
        </Group>
      </Group>
    </li>
  );
}
