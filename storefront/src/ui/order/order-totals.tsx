import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { isNothing, type MoneyLike } from "../price/format-money";
import { Price } from "../price/price";

export interface OrderTotalsProps {
  readonly subtotal: MoneyLike;
  /** Undefined while it is unknown. */
  readonly shippingTotal: MoneyLike | undefined;
  /** Absent in a shop without tax. */
  readonly taxes?: readonly TaxLike[] | undefined;
  readonly isTaxIncluded?: boolean | undefined;
  readonly total: MoneyLike;
  /** Undefined if nothing is refunded. */
  readonly refunded?: MoneyLike | undefined;
}

interface TaxLike {
  readonly name: string;
  readonly ratePercent: number | null;
  readonly amount: MoneyLike;
}

export function OrderTotals({ subtotal, shippingTotal, taxes, isTaxIncluded, total, refunded }: OrderTotalsProps) {
  const t = useTranslations("shared.order.lines");
  const format = useFormatter();
  const taxRows = taxes?.map(({ name, ratePercent, amount }) => {
    const tax = ratePercent === null ? name : `${name} ${format.number(ratePercent / 100, percent)}`;
    return (
      <Total key={tax} label={isTaxIncluded ? t("includingTax", { tax }) : tax} small={isTaxIncluded}>
        <Price money={amount} size={isTaxIncluded ? "sm" : undefined} />
      </Total>
    );
  });
  const isFree = shippingTotal !== undefined && isNothing(shippingTotal);
  return (
    <Stack gap={6}>
      <Total label={t("subtotal")}>
        <Price money={subtotal} />
      </Total>
      <Total label={t("shipping")}>
        {isFree && t("free")}
        {!isFree && (shippingTotal ? <Price money={shippingTotal} /> : "–")}
      </Total>
      {!isTaxIncluded && taxRows}
      <Total label={t("total")} strong>
        <Price money={total} fw={700} size="lg" />
      </Total>
      {isTaxIncluded && taxRows}
      {refunded && (
        <Total label={t("refunded")}>
          <Price money={refunded} />
        </Total>
      )}
    </Stack>
  );
}

const percent = { style: "percent", maximumFractionDigits: 3 } as const;

function Total({
  label,
  strong,
  small,
  children,
}: {
  readonly label: string;
  readonly strong?: boolean;
  readonly small?: boolean | undefined;
  readonly children: ReactNode;
}) {
  return (
    <Group justify="space-between" gap="md" wrap="nowrap">
      <Text fw={strong ? 650 : 400} {...(small ? { size: "sm", c: "dimmed" } : {})}>
        {label}
      </Text>
      <Text component="div">{children}</Text>
    </Group>
  );
}
