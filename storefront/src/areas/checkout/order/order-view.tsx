import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { PostalAddress } from "../../../ui/address/postal-address";
import { CustomTexts } from "../../../ui/custom-fields/custom-texts";
import { dayAndTime } from "../../../ui/order/day-and-time";
import { OrderLines } from "../../../ui/order/order-lines";
import { OrderStatusBadge } from "../../../ui/order/order-status-badge";
import { OrderTimeline } from "../../../ui/order/order-timeline";
import { Section } from "../section";
import type { ViewedOrderFragment } from "./order-view.generated";

export interface OrderViewProps {
  readonly order: ViewedOrderFragment;
  /** The next step. */
  readonly step?: ReactNode;
  readonly actions?: ReactNode;
  /** Set for viewers who may see the shipments. */
  readonly shipments?: ReactNode;
  readonly payments?: ReactNode;
}

/** The parts of an order that its buyer needs. */
export function OrderView({ order, step, actions, shipments, payments }: OrderViewProps) {
  const t = useTranslations("checkout.order");
  const format = useFormatter();
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Group gap="md" justify="space-between">
          <Group gap="md">
            <Title order={1}>
              {t.rich("heading", {
                number: order.number,
                whole: (number) => <span style={{ whiteSpace: "nowrap" }}>{number}</span>,
              })}
            </Title>
            <OrderStatusBadge status={order.status} />
          </Group>
          {actions}
        </Group>
        <Text c="dimmed">
          {t("placedAt", { at: format.dateTime(new Date(order.placedAt), { ...dayAndTime, dateStyle: "long" }) })}
        </Text>
      </Stack>
      {step}
      <Group align="flex-start" gap="lg" wrap="wrap">
        <Stack flex="3 1 320px" miw={0} gap="lg">
          <Section title={t("lines")}>
            <OrderLines order={order} />
          </Section>
          {order.shippingAddress && shipments && <Section title={t("shipping")}>{shipments}</Section>}
        </Stack>
        <Stack flex="2 1 280px" miw={0} gap="lg">
          <Section title={t("timeline")}>
            <OrderTimeline order={order} />
          </Section>
          {payments && <Section title={t("payment")}>{payments}</Section>}
          {order.customValues.length > 0 && (
            <Section title={t("details")}>
              <CustomTexts values={order.customValues} />
            </Section>
          )}
          {order.shippingAddress && (
            <Section title={t("address")}>
              <PostalAddress address={order.shippingAddress} />
            </Section>
          )}
        </Stack>
      </Group>
    </Stack>
  );
}
