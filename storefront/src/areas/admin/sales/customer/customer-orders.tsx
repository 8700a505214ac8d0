import { Anchor, Group, Table, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { Price } from "../../../../ui/price/price";
import { Scrollable } from "../../../../ui/scrollable/scrollable";
import { Moment } from "../../components/moment";
import { Section } from "../../components/section";
import { OrderStatusBadge } from "../components/status-badges";
import type { AdminCustomerFragment } from "./customer.generated";

export interface CustomerPartProps {
  readonly user: AdminCustomerFragment;
  readonly retry: () => void;
}

/** The newest orders of the account; the list of all orders has the rest. */
export function CustomerOrders({ user: { orders, email }, retry }: CustomerPartProps) {
  const t = useTranslations("adminSales.customer.orders");
  if (!orders) {
    return (
      <Section title={t("title")}>
        <MissingNotice text={t("unavailable")} retry={retry} />
      </Section>
    );
  }
  const all = (
    <Anchor component={Link} to={`/admin/orders?q=${encodeURIComponent(email)}`} size="sm">
      {t("all", { count: orders.totalCount })}
    </Anchor>
  );
  return (
    <Section title={t("title")} aside={orders.totalCount > orders.nodes.length ? all : undefined}>
      {orders.nodes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      ) : (
        <Scrollable label={t("title")} mx="calc(-1 * var(--mantine-spacing-xs))">
          <Table aria-label={t("title")} style={{ fontVariantNumeric: "tabular-nums" }}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("number")}</Table.Th>
                <Table.Th>{t("placed")}</Table.Th>
                <Table.Th>{t("status")}</Table.Th>
                <Table.Th ta="end">{t("total")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {orders.nodes.map(({ id, number, placedAt, status, total }) => (
                <Table.Tr key={id}>
                  <Table.Td style={{ whiteSpace: "nowrap" }}>
                    <Anchor component={Link} to={`/admin/orders/${number}`} inherit fw={600}>
                      {number}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <Moment at={placedAt} />
                  </Table.Td>
                  <Table.Td>
                    <OrderStatusBadge status={status} />
                  </Table.Td>
                  <Table.Td ta="end">
                    <Group justify="flex-end">
                      <Price money={total} inherit />
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrollable>
      )}
    </Section>
  );
}
