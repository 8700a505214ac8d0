import { Alert, Button, Group, Loader, Stack, Text } from "@mantine/core";
import { IconBuildingBank, IconCircleCheck } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import type { PaymentResult } from "../payment/paid-order";
import { payOrder } from "../payment/pay-order";
import { placedOrder } from "../placed-order";
import { isPayable } from "./order-outlook";
import type { OrderPageFragment } from "./order-page.generated";
import { PayAgain } from "./pay-again";

export interface OrderStepProps {
  readonly order: OrderPageFragment;
  /** After something was done: the order is asked for anew. */
  readonly acted: () => void;
}

/** What comes next: thanks, a payment that is still to be made, or one whose outcome is awaited. */
export function OrderStep({ order, acted }: OrderStepProps) {
  const isNew = placedOrder.read() === order.number;
  if (isPayable(order)) return <PayAgain order={order} acted={acted} />;
  switch (order.status === "CREATED" ? order.checkout.step : order.status) {
    case "ACTION_REQUIRED":
      return <BankAsks order={order} acted={acted} />;
    case "CONFIRMING_PAYMENT":
      return <Confirming />;
    case "PAID":
    case "PROCESSING":
      return isNew ? <Thanks order={order} /> : null;
    default:
      return null;
  }
}

/** Mantine's own on yellow is too pale. */
const readableTitle = { title: { color: "var(--mantine-color-text)" } } as const;

function Thanks({ order }: { readonly order: OrderPageFragment }) {
  const t = useTranslations("checkout.order");
  return (
    <Alert color="souk" variant="light" icon={<IconCircleCheck aria-hidden />} title={t("thanksTitle")}>
      {order.email ? t("thanksMail", { email: order.email }) : t("thanksMailAccount")}{" "}
      {order.shippingAddress ? t("thanksParcel") : t("thanksCourse")}
    </Alert>
  );
}

function Confirming() {
  const t = useTranslations("checkout.order");
  return (
    <Alert color="blue" variant="light" icon={<Loader size={18} color="blue" />} title={t("confirmingTitle")}>
      {t("confirmingText")}
    </Alert>
  );
}

/**
 * 3-D Secure. Whoever comes back from the bank is not asked again: `payOrder` tells what became of the payment that waits, and
 * charges nothing, whatever it is given; this begins nothing by itself where none waits any more.
 */
function BankAsks({ order, acted }: OrderStepProps) {
  const t = useTranslations("checkout.order");
  const graph = useClient();
  const [result, setResult] = useState<PaymentResult>();
  const { id } = order;
  const find = useCallback(
    () => payOrder(graph, { orderId: id, idempotencyKey: crypto.randomUUID(), payment: { atProvider: true } }),
    [graph, id],
  );
  const told = useCallback(
    (found: PaymentResult) => {
      setResult(found);
      if (found.kind === "placed" || found.kind === "declined") acted();
    },
    [acted],
  );
  useEffect(() => {
    let isCurrent = true;
    void find().then((found) => isCurrent && told(found));
    return () => {
      isCurrent = false;
    };
  }, [find, told]);
  const checkAgain = async () => {
    setResult(undefined);
    told(await find());
  };
  const page = result?.kind === "asked" ? result.redirectUrl : null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconBuildingBank aria-hidden />}
      title={t("bankTitle")}
      styles={readableTitle}
    >
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{result?.kind === "asked" && page === null ? t("bankElsewhere") : t("bankText")}</Text>
        <Group>
          {page !== null && (
            <Button component="a" href={page}>
              {t("toBank")}
            </Button>
          )}
          <Button variant="default" loading={!result} onClick={checkAgain}>
            {t("checkAgain")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
