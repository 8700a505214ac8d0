import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useLocale, useTranslations } from "use-intl/react";
import { formatMoney, type MoneyLike } from "../../../ui/price/format-money";
import { Price } from "../../../ui/price/price";
import type { CartContentsFragment } from "./cart.generated";
import { freeShippingOf } from "./free-shipping";
import { isBlocked } from "./line/line-notices";

export interface CartSummaryProps {
  readonly cart: CartContentsFragment;
  readonly freeFrom: MoneyLike | null | undefined;
  readonly onNavigate?: () => void;
}

/** The totals of the cart, and the link to the checkout. */
export function CartSummary({ cart, freeFrom, onNavigate }: CartSummaryProps) {
  const t = useTranslations("shop.cart");
  const { subtotal, lines, needsShipping, pricesAreCurrent } = cart;
  const blocked = !pricesAreCurrent || lines.some(isBlocked);
  return (
    <Stack gap="sm">
      {needsShipping && <FreeShippingHint subtotal={subtotal} freeFrom={freeFrom} />}
      <Group justify="space-between" role="status">
        <Text fw={600}>{t("subtotal")}</Text>
        <Price money={subtotal} fw={650} fz="lg" />
      </Group>
      {needsShipping && (
        <Text size="sm" c="dimmed">
          {t("shippingLater")}
        </Text>
      )}
      {blocked ? (
        <>
          <Button size="md" disabled>
            {t("checkout")}
          </Button>
          <Text size="sm">{t(pricesAreCurrent ? "blocked" : "blockedForPrices")}</Text>
        </>
      ) : (
        <Button size="md" component={Link} to="/checkout" {...(onNavigate ? { onClick: onNavigate } : {})}>
          {t("checkout")}
        </Button>
      )}
    </Stack>
  );
}

function FreeShippingHint({ subtotal, freeFrom }: { subtotal: MoneyLike; freeFrom: MoneyLike | null | undefined }) {
  const t = useTranslations("shop.cart");
  const locale = useLocale();
  const hint = freeShippingOf(subtotal, freeFrom);
  if (!hint) return null;
  return (
    <Stack gap={6}>
      <Text size="sm">
        {hint.missing ? t("freeShippingFrom", { missing: formatMoney(hint.missing, locale) }) : t("freeShipping")}
      </Text>
      <Progress value={hint.percent} size="sm" aria-hidden />
    </Stack>
  );
}
