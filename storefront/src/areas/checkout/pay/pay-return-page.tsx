import { Alert, Button, Group, Loader, Stack, Title } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { Link, Navigate, useParams, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { useClient, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { PageState } from "../../../ui/page-state/page-state";
import { OrderPageDocument } from "../order/order-page.generated";
import { OrderSkeleton } from "../order/order-skeleton";
import { PayProblem } from "../order/pay-problem";
import { usePolling } from "../order/use-live-order";
import type { PaymentResult } from "../payment/paid-order";
import { payOrder } from "../payment/pay-order";
import { placedOrder } from "../placed-order";
import { openDocument, payPath, providerParam } from "./pay-path";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, OrderPageDocument, { number: args.params.number ?? "" });
  return null;
}

/** The page to which a provider sends a buyer back. The shop asks the provider for the outcome until it is known. */
export function Component() {
  const t = useTranslations("checkout.pay");
  const { number = "" } = useParams();
  const [answer, refetch] = useQuery({ query: OrderPageDocument, variables: { number } });
  return (
    <>
      <Head title={t("returnTitle", { number })} hidden />
      <Stack gap="lg">
        <Title order={1}>{t("returnTitle", { number })}</Title>
        <PageState answer={answer} loading={<OrderSkeleton />} retry={() => refetch({ requestPolicy: "network-only" })}>
          {({ order }) =>
            order?.status === "CREATED" ? (
              <Outcome orderId={order.id} number={number} />
            ) : (
              <Navigate to={`/orders/${number}`} replace />
            )
          }
        </PageState>
      </Stack>
    </>
  );
}

/** After this many questions without an outcome, the buyer has probably not completed the payment. */
const frequentLookups = 4;

function Outcome({ orderId, number }: { readonly orderId: string; readonly number: string }) {
  const t = useTranslations("checkout.pay");
  const graph = useClient();
  const [parameters] = useSearchParams();
  // a repeat with one key charges nothing and returns the current outcome
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [result, setResult] = useState<PaymentResult>();
  const [lookups, setLookups] = useState(0);
  const poll = useCallback(() => {
    // without a provider's name, it ends no payment that the buyer has begun at another one since
    void payOrder(graph, { orderId, idempotencyKey, payment: { atProvider: true } }).then((found) => {
      setResult(found);
      setLookups((count) => count + 1);
    });
  }, [graph, orderId, idempotencyKey]);
  useEffect(poll, [poll]);
  const isOpen = !result || result.kind === "actionRequired" || result.kind === "noAnswer";
  usePolling(poll, isOpen);
  if (result?.kind === "placed") {
    placedOrder.write(number);
    return <Navigate to={`/orders/${number}`} replace />;
  }
  const provider = result?.kind === "actionRequired" ? result.provider : parameters.get(providerParam);
  const hasFailed = parameters.get("redirect_status") === "failed";
  const isWaiting = isOpen && !hasFailed && lookups < frequentLookups;
  return isWaiting ? (
    <Alert
      color="blue"
      variant="light"
      icon={<Loader size={18} color="blue" />}
      title={t("pendingTitle")}
      role="status"
    >
      {t("pendingText")}
    </Alert>
  ) : (
    <Alert color="yellow" variant="light" title={t("failedTitle")} role="alert">
      <Stack align="flex-start" gap="sm">
        {result && !isOpen ? <PayProblem result={result} /> : t("failedText")}
        <Group>
          {provider !== null && (
            <Button onClick={() => openDocument(payPath(number, provider))}>{t("payAgain")}</Button>
          )}
          <Button component={Link} to={`/orders/${number}`} variant="default">
            {t("toOrder", { number })}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
