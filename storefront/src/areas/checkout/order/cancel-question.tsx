import { Alert, Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { Link, useActionData, useSearchParams } from "react-router";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../ui/form/form-problem";
import type { RefusedOrderForm } from "./order-action";
import { cancelParam, orderFields, orderIntents } from "./order-form";
import type { OrderPageFragment } from "./order-page.generated";

/** The question before an order is cancelled, as a part of the page for browsers without scripts. */
export function CancelQuestion({ order: { number, status } }: { readonly order: OrderPageFragment }) {
  const t = useTranslations("checkout.order");
  const [parameters] = useSearchParams();
  const refused = useActionData<RefusedOrderForm>();
  const [key] = useState(() => crypto.randomUUID());
  if (!parameters.has(cancelParam)) return null;
  return (
    <Alert color="red" variant="light" title={t("cancelTitle", { number })}>
      <form method="post">
        <input type="hidden" name={orderFields.idempotencyKey} value={key} />
        <Stack gap="sm">
          {status === "CREATED" ? t("cancelUnpaid") : t("cancelPaid")}
          <FormProblem>{refused?.cancel && t(refused.cancel)}</FormProblem>
          <Group>
            <Button type="submit" color="red" name={orderFields.intent} value={orderIntents.cancel}>
              {t("cancelNow")}
            </Button>
            <Button component={Link} to={`/orders/${number}`} variant="default">
              {t("keep")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Alert>
  );
}
