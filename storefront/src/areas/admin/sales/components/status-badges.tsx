import type { MantineColor } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { OrderStatus, PaymentStatus, ShipmentStatus } from "../../../../graph/schema-types.generated";
import { StatusBadge } from "../../components/status-badge";

const orderColors: Readonly<Record<OrderStatus, MantineColor>> = {
  CREATED: "gray",
  PAID: "blue",
  PROCESSING: "violet",
  COMPLETED: "green",
  CANCELLED: "red",
  REFUNDED: "orange",
};

const paymentColors: Readonly<Record<PaymentStatus, MantineColor>> = {
  PENDING: "yellow",
  SUCCEEDED: "green",
  FAILED: "red",
  REFUNDED: "orange",
  AUTHORIZED: "blue",
  VOIDED: "gray",
  EXPIRED: "red",
};

const shipmentColors: Readonly<Record<ShipmentStatus, MantineColor>> = {
  PENDING: "yellow",
  LABEL_CREATED: "yellow",
  IN_TRANSIT: "violet",
  OUT_FOR_DELIVERY: "violet",
  DELIVERED: "green",
  FAILED: "red",
  RETURNED: "orange",
};

export function OrderStatusBadge({ status, size }: { readonly status: OrderStatus; readonly size?: string }) {
  const t = useTranslations("adminSales.orderStatus");
  return <StatusBadge color={orderColors[status]} text={t(status)} size={size} />;
}

export function PaymentStatusBadge({ status }: { readonly status: PaymentStatus }) {
  const t = useTranslations("adminSales.paymentStatus");
  return <StatusBadge color={paymentColors[status]} text={t(status)} />;
}

export function ShipmentStatusBadge({ status }: { readonly status: ShipmentStatus }) {
  const t = useTranslations("adminSales.shipmentStatus");
  return <StatusBadge color={shipmentColors[status]} text={t(status)} />;
}
