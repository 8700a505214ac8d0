import { Badge } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { OrderStatus } from "../../graph/schema-types.generated";

const colors: Readonly<Record<OrderStatus, string>> = {
  CREATED: "yellow",
  PAID: "souk",
  PROCESSING: "blue",
  COMPLETED: "souk",
  CANCELLED: "gray",
  REFUNDED: "gray",
};

export function OrderStatusBadge({ status }: { readonly status: OrderStatus }) {
  const t = useTranslations("shared.order.status");
  return (
    <Badge variant="light" color={colors[status]} c="var(--mantine-color-text)" size="lg" tt="none" miw="max-content">
      {t(status)}
    </Badge>
  );
}
