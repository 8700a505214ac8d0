import { Anchor } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { Moment } from "../../components/moment";
import { StatusBadge } from "../../components/status-badge";
import { useEventNames } from "./use-event-names";
import type { AdminWebhookDeliveryFragment } from "./webhook.generated";

export const deliveryColors = { PENDING: "yellow", DELIVERED: "green", FAILED: "red" } as const;

export function useDeliveryColumns(
  read: (delivery: AdminWebhookDeliveryFragment) => void,
): readonly TableColumn<AdminWebhookDeliveryFragment>[] {
  const t = useTranslations("adminOperations.webhook");
  const nameOf = useEventNames();
  return [
    { key: "created", header: t("created"), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      key: "event",
      header: t("event"),
      cell: (delivery) => (
        <Anchor component="button" type="button" inherit ta="start" onClick={() => read(delivery)}>
          {nameOf(delivery.event)}
        </Anchor>
      ),
    },
    {
      key: "status",
      header: t("status"),
      cell: ({ status }) => <StatusBadge color={deliveryColors[status]} text={t(`statuses.${status}`)} />,
    },
    {
      key: "answer",
      header: t("answer"),
      cell: ({ attempts }) => {
        const last = attempts.at(-1);
        return last ? (last.statusCode ?? t("noAnswer")) : "–";
      },
    },
    { key: "attempts", header: t("attempts"), cell: ({ attempts }) => attempts.length },
  ];
}
