import { Card, Grid, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useActionData, type LoaderFunctionArgs } from "react-router";
import { useTranslations } from "use-intl/react";
import { Slot } from "../../../app/project/slot";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { ErrorState } from "../../../ui/page-state/error-state";
import { missingAt } from "../../../ui/page-state/missing-at";
import { MissingNotice } from "../../../ui/page-state/missing-notice";
import { PageState } from "../../../ui/page-state/page-state";
import { cartAction, type RefusedLine } from "./cart-action";
import { CartDocument, type CartQuery } from "./cart.generated";
import { CartLines } from "./cart-lines";
import { CartSummary } from "./cart-summary";
import { EmptyCart } from "./empty-cart";
import { slotCart } from "../../../ui/cart/slot-cart";
import { hasUnknownStock } from "./line/line-notices";
import { useCart } from "./use-cart";

export const action = import.meta.env.SSR ? cartAction : undefined;

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, CartDocument, {});
  return null;
}

export function Component() {
  const t = useTranslations("shop.cart");
  const { answer, retry } = useCart();
  return (
    <Stack gap="md">
      <Head title={t("title")} hidden />
      <Title order={1}>{t("title")}</Title>
      <PageState answer={answer} loading={<LoadingCart />} retry={retry}>
        {(data) =>
          !data.cart && missingAt(answer.error, "cart") ? (
            <ErrorState error={answer.error} retry={retry} />
          ) : (
            <Contents {...data} retry={retry} />
          )
        }
      </PageState>
    </Stack>
  );
}

function Contents({ cart, shippingPolicy, retry }: CartQuery & { readonly retry: () => void }) {
  const t = useTranslations("shop.cart");
  const refused = useActionData<RefusedLine>();
  // a visitor without a session has no cart yet
  if (!cart || cart.lines.length === 0) return <EmptyCart />;
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Stack gap="md">
          {!cart.pricesAreCurrent && <MissingNotice text={t("pricesUnknown")} retry={retry} />}
          {cart.lines.some(hasUnknownStock) && <MissingNotice text={t("stockUnknown")} retry={retry} />}
          <Card withBorder padding="md">
            <CartLines cart={cart} refused={refused} />
          </Card>
          <Slot name="cart.below" with={{ cart: slotCart(cart) }} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <Card withBorder padding="md" component="section" aria-label={t("summary")}>
          <Text size="sm" c="dimmed" mb="sm">
            {t("count", { count: cart.totalQuantity })}
          </Text>
          <CartSummary cart={cart} freeFrom={shippingPolicy?.freeFrom} />
        </Card>
      </Grid.Col>
    </Grid>
  );
}

function LoadingCart() {
  return (
    <Grid gap="xl" aria-hidden>
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Card withBorder padding="md">
          <Stack gap="md">
            {["first", "second", "third"].map((line) => (
              <Group key={line} wrap="nowrap">
                <Skeleton width={80} height={60} />
                <Stack gap="xs" flex={1}>
                  <Skeleton height={18} width="60%" />
                  <Skeleton height={36} width={160} />
                </Stack>
              </Group>
            ))}
          </Stack>
        </Card>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <Skeleton height={180} />
      </Grid.Col>
    </Grid>
  );
}
