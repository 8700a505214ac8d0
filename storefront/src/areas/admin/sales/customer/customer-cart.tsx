import { Anchor, Divider, Group, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { Price } from "../../../../ui/price/price";
import { Moment } from "../../components/moment";
import { Section } from "../../components/section";
import type { AdminCustomerCartFragment } from "./customer-cart.generated";

export interface CustomerCartProps {
  /** Null if cart does not answer. */
  readonly cart: AdminCustomerCartFragment | null;
  readonly retry: () => void;
}

/** The customer's current cart, for support. */
export function CustomerCart({ cart, retry }: CustomerCartProps) {
  const t = useTranslations("adminSales.customer.cart");
  return (
    <Section title={t("title")}>
      {!cart && <MissingNotice text={t("unavailable")} retry={retry} />}
      {cart?.lines.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("empty")}
        </Text>
      )}
      {cart && cart.lines.length > 0 && (
        <Stack gap="xs">
          {cart.lines.map(({ product, quantity, lineTotal }, index) => (
            <Group key={product?.id ?? index} justify="space-between" gap="xs">
              <Text size="sm">
                {quantity} ×{" "}
                {product ? (
                  <Anchor component={Link} to={`/admin/products/${product.id}`} inherit>
                    {product.name}
                  </Anchor>
                ) : (
                  t("unknownProduct")
                )}
              </Text>
              <Price money={lineTotal} size="sm" />
            </Group>
          ))}
          <Divider />
          <Group justify="space-between" gap="xs">
            <Text size="sm" c="dimmed">
              {t("changed")} <Moment at={cart.updatedAt} />
            </Text>
            <Price money={cart.subtotal} fw={600} size="sm" />
          </Group>
        </Stack>
      )}
    </Section>
  );
}
