import { Text, UnstyledButton } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { Moment } from "../../components/moment";
import { useNames } from "../../names/use-names";
import { NotificationStatusBadge } from "./notification-status-badge";
import type { AdminNotificationFragment } from "./notifications.generated";

/** The columns of a mail; its subject opens it. */
export function useNotificationColumns(
  read: (mail: AdminNotificationFragment) => void,
): readonly TableColumn<AdminNotificationFragment>[] {
  const t = useTranslations("adminOperations.notifications");
  const names = useNames();
  return [
    {
      key: "created",
      header: t("created"),
      cell: ({ createdAt }) => <Moment at={createdAt} />,
      sort: { ascending: "OLDEST", descending: "NEWEST" },
    },
    {
      key: "recipient",
      header: t("recipient"),
      cell: ({ recipient }) => recipient,
      sort: { ascending: "RECIPIENT_ASC", descending: "RECIPIENT_DESC" },
    },
    {
      key: "subject",
      header: t("subject"),
      cell: (mail) => (
        <UnstyledButton fz="inherit" c="var(--mantine-color-anchor)" onClick={() => read(mail)}>
          {mail.subject}
        </UnstyledButton>
      ),
    },
    {
      key: "kind",
      header: t("kind"),
      cell: ({ kind }) => names.mailKind(kind),
      sort: { ascending: "KIND_ASC", descending: "KIND_DESC" },
    },
    { key: "status", header: t("status"), cell: ({ status }) => <NotificationStatusBadge status={status} /> },
    {
      key: "sent",
      header: t("sent"),
      cell: ({ sentAt, timesSent }) => (
        <>
          {sentAt && <Moment at={sentAt} />}
          {timesSent > 1 && (
            <Text size="xs" c="dimmed">
              {t("timesSent", { count: timesSent })}
            </Text>
          )}
        </>
      ),
    },
    { key: "attempts", header: t("attempts"), align: "end", cell: ({ attempts }) => attempts },
  ];
}
