import { Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { MissingNotice } from "../../../../../ui/page-state/missing-notice";
import { isNothing } from "../../../../../ui/price/format-money";
import { Price } from "../../../../../ui/price/price";
import { declineWord } from "../../../../../ui/order/known-word";
import { Moment } from "../../../components/moment";
import { Section } from "../../../components/section";
import { useNames } from "../../../names/use-names";
import { PaymentStatusBadge } from "../../components/status-badges";
import type { AdminOrderPaymentsFragment } from "./order-payments.generated";

/** All payment attempts of the order. */
export function OrderPayments({
  order: { payments, total },
  retry,
}: {
  readonly order: AdminOrderPaymentsFragment;
  readonly retry: () => void;
}) {
  const t = useTranslations("adminSales.order.payments");
  const decline = useTranslations("shared.order.decline");
  const names = useNames();
  return (
    <Section title={t("title")}>
      {!payments && <MissingNotice text={t("unavailable")} retry={retry} />}
      {payments?.length === 0 && (
        <Text size="sm" c="dimmed">
          {isNothing(total) ? t("free") : t("none")}
        </Text>
      )}
      {payments?.map((payment) => (
        <Stack key={payment.id} gap={2}>
          <Group justify="space-between" gap="xs">
            <Group gap="xs">
              <Text size="sm" fw={600}>
                {payment.number}
              </Text>
              <PaymentStatusBadge status={payment.status} />
            </Group>
            <Price money={payment.amount} size="sm" />
          </Group>
          <Text size="sm" c="dimmed">
            {[payment.brand, payment.last4 && `•••• ${payment.last4}`, names.provider(payment.provider)]
              .filter(Boolean)
              .join(" · ")}
            {" · "}
            <Moment at={payment.createdAt} />
          </Text>
          {payment.declineCode && (
            <Text size="sm">
              {t("declined")} {decline(declineWord(payment.declineCode))}
            </Text>
          )}
          {payment.capturedAmount && (
            <Text size="sm">
              {t("captured")} <Price money={payment.capturedAmount} size="sm" />
            </Text>
          )}
          {payment.authorizedUntil && (
            <Text size="sm">
              {t("authorizedUntil")} <Moment at={payment.authorizedUntil} />
            </Text>
          )}
          {payment.status !== "FAILED" && Number(payment.refundedAmount.amount) > 0 && (
            <Text size="sm">
              {t("refunded")} <Price money={payment.refundedAmount} size="sm" />
            </Text>
          )}
        </Stack>
      ))}
    </Section>
  );
}
