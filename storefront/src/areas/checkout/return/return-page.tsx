import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { Link, Navigate, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { NewestOrderDocument } from "../checkout/checkout-page.generated";
import { placedOrder } from "../placed-order";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  if (import.meta.env.SSR) await preload(args, NewestOrderDocument, {});
  return null;
}

/** Banks redirect buyers to this page. It redirects to their order, which finds out the outcome of its payment. */
export function Component() {
  const t = useTranslations("checkout.return");
  const [number] = useState(() => placedOrder.read());
  const [{ data }] = useQuery({ query: NewestOrderDocument, pause: !import.meta.env.SSR });
  const newest = data?.orders?.nodes[0];
  if (number) return <Navigate to={`/orders/${number}`} replace />;
  return (
    <>
      <Head title={t("title")} hidden />
      <EmptyState title={t("title")} text={t("text")} order={1}>
        <Group justify="center">
          {newest && (
            <Button component={Link} to={`/orders/${newest.number}`}>
              {t("toOrder", { number: newest.number })}
            </Button>
          )}
          <Button component={Link} to="/account/orders">
            {t("toOrders")}
          </Button>
          <Button component={Link} to="/orders/lookup" variant="default">
            {t("lookup")}
          </Button>
        </Group>
      </EmptyState>
    </>
  );
}
