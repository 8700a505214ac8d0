import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { useLocale, useTranslations } from "use-intl/react";
import { customTableColumns } from "../../../../ui/custom-fields/custom-table-columns";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import type { TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { Price } from "../../../../ui/price/price";
import { Moment } from "../../components/moment";
import { OrderStatusBadge, PaymentStatusBadge, ShipmentStatusBadge } from "../components/status-badges";
import type { AdminOrderRowFragment } from "./order-row.generated";

/** The columns of an order. */
export function useOrderColumns(customFields: readonly CustomField[]): readonly TableColumn<AdminOrderRowFragment>[] {
  const t = useTranslations("adminSales.orders");
  const locale = useLocale();
  return [
    {
      key: "number",
      header: t("number"),
      cell: ({ number }) => (
        <Anchor component={Link} to={`/admin/orders/${number}`} fw={600} inherit style={{ whiteSpace: "nowrap" }}>
          {number}
        </Anchor>
      ),
    },
    {
      key: "placed",
      header: t("placed"),
      cell: ({ placedAt }) => <Moment at={placedAt} />,
      sort: { ascending: "OLDEST", descending: "NEWEST" },
    },
    { key: "buyer", header: t("buyer"), cell: (order) => <Buyer order={order} /> },
    { key: "status", header: t("status"), cell: ({ status }) => <OrderStatusBadge status={status} /> },
    {
      key: "total",
      header: t("total"),
      align: "end",
      cell: ({ total }) => <Price money={total} inherit />,
      sort: { ascending: "TOTAL_ASC", descending: "TOTAL_DESC" },
    },
    { key: "payment", header: t("payment"), cell: (order) => <Payment order={order} /> },
    { key: "shipment", header: t("shipment"), cell: (order) => <Shipment order={order} /> },
    ...customTableColumns<AdminOrderRowFragment>(customFields, locale),
  ];
}

function Buyer({ order: { customer, email } }: { readonly order: AdminOrderRowFragment }) {
  const t = useTranslations("adminSales.orders");
  if (customer) return customer.fullName ?? customer.email;
  return email ? (
    <>
      {email}{" "}
      <Text span size="xs" c="dimmed">
        {t("guest")}
      </Text>
    </>
  ) : (
    <Nothing />
  );
}

/** Only the last attempt counts; null means that payments is unavailable. */
function Payment({ order: { payments } }: { readonly order: AdminOrderRowFragment }) {
  const t = useTranslations("adminSales.orders");
  if (!payments) return <Unknown text={t("unknown")} />;
  const last = payments.at(-1);
  return last ? <PaymentStatusBadge status={last.status} /> : <Nothing />;
}

function Shipment({ order: { shipments } }: { readonly order: AdminOrderRowFragment }) {
  const t = useTranslations("adminSales.orders");
  if (!shipments) return <Unknown text={t("unknown")} />;
  const last = shipments.at(-1);
  return last ? <ShipmentStatusBadge status={last.status} /> : <Nothing />;
}

function Nothing() {
  return (
    <Text span c="dimmed" inherit>
      –
    </Text>
  );
}

function Unknown({ text }: { readonly text: string }) {
  return (
    <Text span c="dimmed" fs="italic" inherit>
      {text}
    </Text>
  );
}
