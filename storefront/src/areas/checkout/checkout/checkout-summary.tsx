import { Anchor, Box, Divider, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { OrderTotals } from "../../../ui/order/order-totals";
import { CustomTexts } from "../../../ui/custom-fields/custom-texts";
import { Picture } from "../../../ui/picture/picture";
import type { MoneyLike } from "../../../ui/price/format-money";
import { Price } from "../../../ui/price/price";
import type { CheckoutCartFragment, TaxedAmountsFragment } from "./checkout-page.generated";

export interface CheckoutSummaryProps {
  readonly cart: CheckoutCartFragment;
  readonly shippingPrice: MoneyLike | undefined;
  /** Undefined in a shop without tax, and while the taxes are unknown. */
  readonly quote: TaxedAmountsFragment | undefined;
  readonly total: MoneyLike;
  /** The texts and buttons below the totals. */
  readonly children: ReactNode;
}

const pictureWidth = 48;

export function CheckoutSummary({ cart, shippingPrice, quote, total, children }: CheckoutSummaryProps) {
  const t = useTranslations("checkout.form");
  const nothing = { amount: "0.00", currency: cart.subtotal.currency };
  return (
    <Paper component="section" withBorder p={{ base: "md", sm: "lg" }} radius="md">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} size="h3">
            {t("summary")}
          </Title>
          <Anchor component={Link} to="/cart" size="sm">
            {t("changeCart")}
          </Anchor>
        </Group>
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
          {cart.lines.map((line) => (
            <Line key={line.lineId} line={line} />
          ))}
        </Stack>
        <Divider />
        <OrderTotals
          subtotal={cart.subtotal}
          shippingTotal={cart.needsShipping ? shippingPrice : nothing}
          taxes={quote?.taxes}
          isTaxIncluded={quote?.isTaxIncluded}
          total={total}
        />
        {children}
      </Stack>
    </Paper>
  );
}

function Line({
  line: { product, quantity, lineTotal, customValues },
}: {
  readonly line: CheckoutCartFragment["lines"][number];
}) {
  const t = useTranslations("checkout.form");
  const name = product?.name ?? t("unknownProduct");
  return (
    <Group component="li" wrap="nowrap" gap="sm">
      <Box w={pictureWidth} flex="none">
        <Picture image={product?.images[0]} name={name} ratio={1} />
      </Box>
      <Box flex={1} miw={0}>
        <Text size="sm">
          {quantity} × {name}
        </Text>
        <CustomTexts values={customValues} />
      </Box>
      <Price money={lineTotal} size="sm" />
    </Group>
  );
}
