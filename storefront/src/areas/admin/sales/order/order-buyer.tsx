import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { PostalAddress } from "../../../../ui/address/postal-address";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { Section } from "../../components/section";
import type { AdminOrderBuyerFragment } from "./order-buyer.generated";

export interface OrderBuyerProps {
  readonly order: AdminOrderBuyerFragment;
  /** True if accounts does not answer. */
  readonly isUnavailable: boolean;
  readonly retry: () => void;
}

/** The buyer and the shipping address. */
export function OrderBuyer({ order: { customer, email, shippingAddress }, isUnavailable, retry }: OrderBuyerProps) {
  const t = useTranslations("adminSales.order.buyer");
  return (
    <Section title={t("title")}>
      {isUnavailable && <MissingNotice text={t("unavailable")} retry={retry} />}
      {customer && (
        <Stack gap={0}>
          <Anchor component={Link} to={`/admin/customers/${customer.id}`} fw={600}>
            {customer.fullName ?? customer.email}
          </Anchor>
          {customer.fullName && <Text size="sm">{customer.email}</Text>}
        </Stack>
      )}
      {email && (
        <Stack gap={0}>
          <Text>{email}</Text>
          <Text size="sm" c="dimmed">
            {t("guest")}
          </Text>
        </Stack>
      )}
      {!customer && !email && !isUnavailable && (
        <Text size="sm" c="dimmed">
          {t("gone")}
        </Text>
      )}
      <Stack gap={0}>
        <Text size="sm" fw={600}>
          {t("shipTo")}
        </Text>
        {shippingAddress ? (
          <Text component="div" size="sm">
            <PostalAddress address={shippingAddress} />
            {shippingAddress.phone}
          </Text>
        ) : (
          <Text size="sm" c="dimmed">
            {t("nothingShipped")}
          </Text>
        )}
      </Stack>
    </Section>
  );
}
