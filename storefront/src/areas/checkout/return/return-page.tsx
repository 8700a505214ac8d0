import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { Link, Navigate } from "react-router";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../ui/head/head";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { placedOrder } from "../placed-order";

/** Banks redirect buyers to this page. It redirects to their order, which finds out the outcome of its payment. */
export function Component() {
  const t = useTranslations("checkout.return");
  const [number] = useState(() => placedOrder.read());
  if (number) return <Navigate to={`/orders/${number}`} replace />;
  return (
    <>
      <Head title={t("title")} hidden />
      <EmptyState title={t("title")} text={t("text")} order={1}>
        <Group justify="center">
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
