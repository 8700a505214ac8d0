import { Group, Stack, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "use-intl/react";
import { dayAndTime } from "./day-and-time";
import { MissingNotice } from "../page-state/missing-notice";
import { isNothing } from "../price/format-money";
import { Price } from "../price/price";
import { declineWord } from "./known-word";
import type { OrderPaymentsFragment } from "./order-payments.generated";

type Payment = NonNullable<OrderPaymentsFragment["payments"]>[number];
type Refund = OrderPaymentsFragment["refunds"][number];

/** Every payment attempt, oldest first, and the refunds. */
export function OrderPayments({ order, retry }: { readonly order: OrderPaymentsFragment; readonly retry: () => void }) {
  const t = useTranslations("shared.order.payments");
  if (!order.payments) return <MissingNotice text={t("unavailable")} retry={retry} />;
  if (order.payments.length === 0) return <Text c="dimmed">{isNothing(order.total) ? t("free") : t("none")}</Text>;
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }} aria-label={t("label")}>
      {order.payments.map((payment) => (
        <PaymentEntry key={payment.id} payment={payment} />
      ))}
      {order.refunds.map((refund) => (
        <RefundEntry key={refund.id} refund={refund} />
      ))}
    </Stack>
  );
}

function PaymentEntry({
  payment: { status, amount, brand, last4, declineCode, createdAt },
}: {
  readonly payment: Payment;
}) {
  const t = useTranslations("shared.order");
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text>{last4 ? t("payments.card", { brand: brand ?? "", last4 }) : t("payments.unknownCard")}</Text>
        <Price money={amount} {...(status === "FAILED" ? { td: "line-through", c: "dimmed" } : {})} />
      </Group>
      <Text size="sm" c="dimmed">
        {t(`payments.${status}`)} · <Moment at={createdAt} />
      </Text>
      {status === "FAILED" && <Text size="sm">{t(`decline.${declineWord(declineCode)}`)}</Text>}
    </li>
  );
}

function RefundEntry({ refund: { amount, state, createdAt } }: { readonly refund: Refund }) {
  const t = useTranslations("shared.order.payments");
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text>{t("refund")}</Text>
        <Price money={amount} />
      </Group>
      <Text size="sm" c="dimmed">
        {t(state === "FAILED" ? "REFUND_FAILED" : state)} · <Moment at={createdAt} />
      </Text>
    </li>
  );
}

function Moment({ at }: { readonly at: string }) {
  return useFormatter().dateTime(new Date(at), dayAndTime);
}
