import { Anchor, Badge, Box, Divider, Group, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useLocale, useTranslations } from "use-intl/react";
import { CustomTexts } from "../custom-fields/custom-texts";
import { Picture } from "../picture/picture";
import { formatMoney } from "../price/format-money";
import { Price } from "../price/price";
import { PriceAdjustments } from "../price/price-adjustments";
import type { OrderLinesFragment } from "./order-lines.generated";
import { OrderTotals } from "./order-totals";
import { refundedAmount, refundedUnitsOfLines } from "./refunded";

const pictureWidth = 64;

/** The lines of an order as they were bought, and the totals. A product that still exists is a link. */
export function OrderLines({ order }: { readonly order: OrderLinesFragment }) {
  const t = useTranslations("shared.order.lines");
  const refunded = refundedUnitsOfLines(order);
  return (
    <Stack gap="md">
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: "none" }} aria-label={t("label")}>
        {order.lines.map((line) => (
          <OrderLine key={line.lineId} line={line} refunded={refunded.get(line.lineId) ?? 0} />
        ))}
      </Stack>
      <Divider />
      <OrderTotals {...order} refunded={refundedAmount(order.refunds)} />
    </Stack>
  );
}

interface OrderLineProps {
  readonly line: OrderLinesFragment["lines"][number];
  /** In units. */
  readonly refunded: number;
}

function OrderLine({ line, refunded }: OrderLineProps) {
  const t = useTranslations("shared.order.lines");
  const locale = useLocale();
  const { product, name, sku, quantity, unitPrice, lineTotal, adjustments, customValues } = line;
  return (
    <Group component="li" wrap="nowrap" align="flex-start" gap="md">
      <Box w={pictureWidth} flex="none">
        <Picture image={product?.images[0]} name={name} ratio={1} />
      </Box>
      <Stack gap={2} flex={1} miw={0}>
        {product ? (
          <Anchor component={Link} to={`/products/${product.slug}`} c="var(--mantine-color-text)" fw={550}>
            {name}
          </Anchor>
        ) : (
          <Text fw={550}>{name}</Text>
        )}
        <Text size="sm" c="dimmed">
          {sku}
        </Text>
        <Text size="sm" c="dimmed">
          {quantity} × {t("each", { price: formatMoney(unitPrice, locale) })}
        </Text>
        <CustomTexts values={customValues} />
        <PriceAdjustments adjustments={adjustments} />
        {refunded > 0 && (
          <Badge variant="light" color="gray" c="var(--mantine-color-text)" tt="none">
            {refunded < quantity ? t("partlyRefunded", { refunded, quantity }) : t("refunded")}
          </Badge>
        )}
      </Stack>
      <Price money={lineTotal} fw={550} />
    </Group>
  );
}
