import { Alert, Button, Group, Loader, Stack, Text } from "@mantine/core";
import { IconBuildingBank, IconCircleCheck, IconReplace } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import { Link, useActionData, useHref } from "react-router";
import { useClient, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { payPath } from "../pay/pay-path";
import type { PaymentResult, WaitingPayment } from "../payment/paid-order";
import { payOrder } from "../payment/pay-order";
import { PaymentPagesDocument } from "../payment/payment-options.generated";
import { useIsNewOrder } from "../placed-order";
import type { RefusedOrderForm } from "./order-action";
import { orderFields, orderIntents } from "./order-form";
import { isPayable } from "./order-outlook";
import type { OrderPageFragment } from "./order-page.generated";
import { PayAgain } from "./pay-again";
import { usePolling } from "./use-live-order";

export interface OrderStepProps {
  readonly order: OrderPageFragment;
  /** Fetches the order again after an action. */
  readonly onDone: () => void;
}

/** The next step: thanks, an unpaid payment, or a payment with a pending outcome. */
export function OrderStep({ order, onDone }: OrderStepProps) {
  const isNew = useIsNewOrder(order.number);
  const [isPaying, setPaying] = useState(false);
  // the form stays, with its values and its result, when a late answer shows the payment as open again
  const [hasForm, setHasForm] = useState(false);
  if (order.supersededBy) return <Superseded by={order.supersededBy.number} />;
  const step = order.status === "CREATED" ? order.checkout.step : order.status;
  if (isPaying || isPayable(order) || (hasForm && step === "CONFIRMING_PAYMENT")) {
    if (!hasForm) setHasForm(true);
    const isHidden = step === "CONFIRMING_PAYMENT" && !isPaying;
    return (
      <>
        {isHidden && <Confirming />}
        <div hidden={isHidden}>
          <PayAgain order={order} onDone={onDone} onPaying={setPaying} />
        </div>
      </>
    );
  }
  switch (step) {
    case "ACTION_REQUIRED":
      return <PaymentConfirmation order={order} onDone={onDone} />;
    case "CONFIRMING_PAYMENT":
      return <Confirming />;
    case "PAID":
    case "PROCESSING":
      return isNew ? <Thanks order={order} /> : null;
    // an order with only courses is complete as soon as its enrollments exist
    case "COMPLETED":
      return isNew && !order.shippingAddress ? <Thanks order={order} /> : null;
    default:
      return null;
  }
}

/** Mantine's own title color on yellow has too little contrast. */
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

function Superseded({ by }: { readonly by: string }) {
  const t = useTranslations("checkout.order");
  return (
    <Alert color="blue" variant="light" icon={<IconReplace aria-hidden />} title={t("supersededTitle")}>
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{t("supersededText")}</Text>
        <Button component={Link} to={`/orders/${by}`}>
          {t("toSuccessor", { number: by })}
        </Button>
      </Stack>
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
 * The 3-D Secure step, or a provider's own form that is open. A buyer who comes back needs no further input: `payOrder`
 * with `atProvider` returns the outcome of the pending payment and never charges.
 */
function PaymentConfirmation({ order, onDone }: OrderStepProps) {
  const t = useTranslations("checkout.order");
  const graph = useClient();
  const refusedForm = useActionData<RefusedOrderForm>();
  const [result, setResult] = useState(refusedForm?.payment);
  const { id } = order;
  const find = useCallback(
    () => payOrder(graph, { orderId: id, idempotencyKey: crypto.randomUUID(), payment: { atProvider: true } }),
    [graph, id],
  );
  const showResult = useCallback(
    (found: PaymentResult) => {
      setResult(found);
      if (found.kind === "placed" || found.kind === "declined") onDone();
    },
    [onDone],
  );
  useEffect(() => {
    let isCurrent = true;
    void find().then((found) => isCurrent && showResult(found));
    return () => {
      isCurrent = false;
    };
  }, [find, showResult]);
  const findAgain = useCallback(() => void find().then(showResult), [find, showResult]);
  usePolling(findAgain, result?.kind === "noAnswer");
  const checkAgain = () => {
    setResult(undefined);
    findAgain();
  };
  const waiting = result?.kind === "actionRequired" ? result : undefined;
  const ownForm = useOwnForm(waiting);
  const page = waiting?.redirectUrl ?? ownForm;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconBuildingBank aria-hidden />}
      title={t(ownForm === null ? "bankTitle" : "formTitle")}
      styles={readableTitle}
    >
      <Stack align="flex-start" gap="sm">
        <Text size="sm">
          {ownForm !== null ? t("formText") : waiting && page === null ? t("bankElsewhere") : t("bankText")}
        </Text>
        <Group component="form" {...{ method: "post" }}>
          {page !== null && (
            <Button component="a" href={page}>
              {ownForm === null ? t("toBank") : t("toProvider")}
            </Button>
          )}
          <Button
            variant="default"
            type="submit"
            name={orderFields.intent}
            value={orderIntents.askBank}
            loading={!result && !import.meta.env.SSR}
            onClick={(event) => {
              event.preventDefault();
              checkAgain();
            }}
          >
            {import.meta.env.SSR && !result ? t("toBank") : t("checkAgain")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

/** Returns the address of the page with the form of the provider that waits; null if it has no form. */
function useOwnForm(waiting: WaitingPayment | undefined): string | null {
  const [{ data }] = useQuery({ query: PaymentPagesDocument, pause: !waiting || waiting.redirectUrl !== null });
  const option = data?.paymentOptions?.find(({ provider, page }) => page && provider === waiting?.provider);
  const path = waiting && option ? payPath(waiting.number, waiting.provider) : null;
  const address = useHref(path ?? "/");
  return path && address;
}
