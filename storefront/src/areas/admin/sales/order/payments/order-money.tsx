import { Anchor, Divider, Group, Stack, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { CustomTexts } from "../../../../../ui/custom-fields/custom-texts";
import { Price } from "../../../../../ui/price/price";
import { Scrollable } from "../../../../../ui/scrollable/scrollable";
import { Moment } from "../../../components/moment";
import { Section } from "../../../components/section";
import { StatusBadge } from "../../../components/status-badge";
import type { AdminOrderMoneyFragment } from "./order-money.generated";
import { refundedTotal } from "./refund-plan";

/** The lines, totals and refunds of the order. */
export function OrderMoney({ order }: { readonly order: AdminOrderMoneyFragment }) {
  const t = useTranslations("adminSales.order.money");
  return (
    <Section title={t("title")}>
      <Scrollable label={t("lines")} mx="calc(-1 * var(--mantine-spacing-xs))">
        <Table aria-label={t("lines")} style={{ fontVariantNumeric: "tabular-nums" }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("product")}</Table.Th>
              <Table.Th ta="end">{t("quantity")}</Table.Th>
              <Table.Th ta="end">{t("lineTotal")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {order.lines.map(({ lineId, sku, name, quantity, unitPrice, lineTotal, product, allCustomValues }) => (
              <Table.Tr key={lineId}>
                <Table.Td>
                  {product ? (
                    <Anchor component={Link} to={`/admin/products/${product.id}`} inherit>
                      {name}
                    </Anchor>
                  ) : (
                    name
                  )}
                  <Text size="xs" c="dimmed">
                    {sku}
                  </Text>
                  <CustomTexts values={allCustomValues ?? []} />
                </Table.Td>
                <Table.Td ta="end">
                  {quantity} × <Price money={unitPrice} inherit />
                </Table.Td>
                <Table.Td ta="end">
                  <Price money={lineTotal} inherit />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrollable>
      <Stack gap={4}>
        <Amount label={t("subtotal")}>
          <Price money={order.subtotal} size="sm" />
        </Amount>
        <Amount label={t("shipping")}>
          <Price money={order.shippingTotal} size="sm" />
        </Amount>
        <Divider />
        <Amount label={t("total")} strong>
          <Price money={order.total} fw={700} />
        </Amount>
        {order.refunds.length > 0 && (
          <Amount label={t("refunded")}>
            <Price money={refundedTotal(order)} size="sm" />
          </Amount>
        )}
      </Stack>
      {order.refunds.length > 0 && <Refunds refunds={order.refunds} />}
    </Section>
  );
}

function Amount({
  label,
  strong,
  children,
}: {
  readonly label: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" fw={strong ? 700 : 400}>
        {label}
      </Text>
      {children}
    </Group>
  );
}

const refundColors = { REQUESTED: "yellow", DONE: "green", FAILED: "red" } as const;

function Refunds({ refunds }: { readonly refunds: AdminOrderMoneyFragment["refunds"] }) {
  const t = useTranslations("adminSales.order.refunds");
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: "none" }} aria-label={t("title")}>
      {refunds.map(({ id, amount, state, reason, createdAt }) => (
        <Group key={id} component="li" justify="space-between" gap="xs">
          <Text size="sm">
            <Moment at={createdAt} c="dimmed" /> {reason}
          </Text>
          <Group gap="xs">
            <StatusBadge color={refundColors[state]} text={t(`state.${state}`)} />
            <Price money={amount} size="sm" />
          </Group>
        </Group>
      ))}
    </Stack>
  );
}
