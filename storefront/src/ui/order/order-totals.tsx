import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import type { MoneyLike } from "../price/format-money";
import { Price } from "../price/price";

export interface OrderTotalsProps {
  readonly subtotal: MoneyLike;
  /** Undefined while it is unknown. */
  readonly shippingTotal: MoneyLike | undefined;
  readonly total: MoneyLike;
  /** Undefined if nothing is refunded. */
  readonly refunded?: MoneyLike | undefined;
}

export function OrderTotals({ subtotal, shippingTotal, total, refunded }: OrderTotalsProps) {
  const t = useTranslations("shared.order.lines");
  const isFree = shippingTotal !== undefined && Number(shippingTotal.amount) === 0;
  return (
    <Stack gap={6}>
      <Total label={t("subtotal")}>
        <Price money={subtotal} />
      </Total>
      <Total label={t("shipping")}>
        {isFree && t("free")}
        {!isFree && (shippingTotal ? <Price money={shippingTotal} /> : "–")}
      </Total>
      <Total label={t("total")} strong>
        <Price money={total} fw={700} size="lg" />
      </Total>
      {refunded && (
        <Total label={t("refunded")}>
          <Price money={refunded} />
        </Total>
      )}
    </Stack>
  );
}

function Total({
  label,
  strong,
  children,
}: {
  readonly label: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Group justify="space-between" gap="md" wrap="nowrap">
      <Text fw={strong ? 650 : 400}>{label}</Text>
      <Text component="div">{children}</Text>
    </Group>
  );
}
