import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useActionData } from "react-router";
import { useClient, useQuery } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import { emptyCard } from "../../../ui/card/card-rule";
import { z } from "../../../ui/form/zod";
import { useViewer } from "../../../app/viewer/viewer";
import { FormProblem } from "../../../ui/form/form-problem";
import { declineWord } from "../../../ui/order/known-word";
import { formErrors } from "../../../ui/form/refused-form";
import { formatMoney, isNothing } from "../../../ui/price/format-money";
import { openDocument, payPath } from "../pay/pay-path";
import { showInvalidPayment } from "../payment/invalid-payment";
import type { PaymentResult } from "../payment/paid-order";
import { initialPayment, NoPaymentField, PaymentFields, type PaymentFieldsProps } from "../payment/payment-fields";
import { noPayment, paymentInputFrom, paymentRule, type PaymentValues } from "../payment/payment-values";
import { payOrder } from "../payment/pay-order";
import { placedOrder } from "../placed-order";
import { Section } from "../section";
import type { RefusedOrderForm } from "./order-action";
import { WaysToPayDocument } from "./order-actions.generated";
import { orderFields, orderIntents } from "./order-form";
import type { OrderPageFragment } from "./order-page.generated";
import { PayProblem } from "./pay-problem";

export interface PayAgainProps {
  readonly order: OrderPageFragment;
  readonly onDone: () => void;
  /** Called with true before a payment is sent, and with false after its result is known. */
  readonly onPaying: (isPaying: boolean) => void;
}

/** Pays an order that is placed but not paid. */
export function PayAgain({ order, onDone, onPaying }: PayAgainProps) {
  const t = useTranslations("checkout.order");
  const words = useTranslations("shared.order.decline");
  const { state } = useViewer();
  const signedIn = state === "user";
  const [{ data, error }] = useQuery({ query: WaysToPayDocument, variables: { signedIn }, pause: state === "unknown" });
  const isChecking = state === "unknown" || (!data && !error);
  const { lastError, attempts } = order.checkout;
  const refused = useActionData<RefusedOrderForm>();
  const [result, setResult] = useState(refused?.payment);
  return (
    <Section title={isNothing(order.total) ? t("freeTitle") : t("payTitle")}>
      <Text>
        {attempts > 0 && lastError && result?.kind !== "declined" && `${words(declineWord(lastError))} `}
        {isNothing(order.total) ? t("freeText") : t("payText")}
      </Text>
      {isChecking ? (
        <Skeleton height={180} radius="md" />
      ) : (
        <PaymentForm
          order={order}
          onDone={onDone}
          onPaying={onPaying}
          saved={data?.paymentMethods ?? []}
          options={data?.paymentOptions ?? null}
          result={result}
          setResult={setResult}
        />
      )}
    </Section>
  );
}

type PayForm = { readonly payment: PaymentValues };

interface PaymentFormProps extends PayAgainProps, PaymentFieldsProps {
  readonly result: PaymentResult | undefined;
  readonly setResult: (result: PaymentResult | undefined) => void;
}

function PaymentForm({ order, onDone, onPaying, saved, options, result, setResult }: PaymentFormProps) {
  const t = useTranslations("checkout.order");
  const locale = useLocale();
  const graph = useClient();
  // one key for each attempt; a retry without an answer keeps it
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const refused = useActionData<RefusedOrderForm>();
  const isFree = isNothing(order.total);
  const [shownErrors] = useState(() => formErrors<PayForm>(refused?.problems));
  const form = useForm<PayForm>({
    errors: shownErrors,
    defaultValues: { payment: { choice: isFree ? noPayment : initialPayment({ saved, options }), card: emptyCard } },
    resolver: (values, context, resolving) =>
      zodResolver<PayForm, unknown, PayForm>(z.object({ payment: paymentRule(values.payment) }))(
        values,
        context,
        resolving,
      ),
  });
  const pay = async ({ payment }: PayForm): Promise<void> => {
    setResult(undefined);
    onPaying(true);
    const { amount, currency } = order.total;
    const input = paymentInputFrom(payment);
    const paid = await payOrder(graph, {
      orderId: order.id,
      idempotencyKey,
      payment: input,
      expectedTotal: { amount, currency },
    });
    onPaying(false);
    if (paid.kind !== "noAnswer" && paid.kind !== "signedOut") setKey(crypto.randomUUID());
    placedOrder.write(order.number);
    if (paid.kind === "actionRequired" && paid.redirectUrl) return window.location.assign(paid.redirectUrl);
    if (paid.kind === "actionRequired" && input?.atProvider) return openDocument(payPath(order.number, paid.provider));
    if (paid.kind === "refused" && paid.problem.__typename === "InvalidInput" && showInvalidPayment(form, paid.problem))
      return;
    setResult(paid);
    onDone();
  };
  return (
    <FormProvider {...form}>
      <form method="post" noValidate onSubmit={form.handleSubmit(pay)}>
        <input type="hidden" name={orderFields.intent} value={orderIntents.pay} />
        <input type="hidden" name={orderFields.idempotencyKey} value={idempotencyKey} />
        <input type="hidden" name={orderFields.totalAmount} value={order.total.amount} />
        <input type="hidden" name={orderFields.totalCurrency} value={order.total.currency} />
        <Stack gap="md" maw={480}>
          {isFree ? <NoPaymentField /> : <PaymentFields saved={saved} options={options} />}
          <FormProblem>{result && <PayProblem result={result} />}</FormProblem>
          <Button type="submit" loading={form.formState.isSubmitting}>
            {isFree ? t("complete") : t("pay", { total: formatMoney(order.total, locale) })}
          </Button>
        </Stack>
      </form>
    </FormProvider>
  );
}
