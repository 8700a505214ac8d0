import type { MantineColor } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { NotificationStatus } from "../../../../graph/schema-types.generated";
import { StatusBadge } from "../../components/status-badge";

const colors: Readonly<Record<NotificationStatus, MantineColor>> = {
  QUEUED: "yellow",
  SENT: "green",
  DELIVERED: "green",
  FAILED: "red",
};

export function NotificationStatusBadge({ status }: { readonly status: NotificationStatus }) {
  const t = useTranslations("adminOperations.notificationStatus");
  return <StatusBadge color={colors[status]} text={t(status)} />;
}
