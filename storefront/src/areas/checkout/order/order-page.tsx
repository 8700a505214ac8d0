import { Button, Group, VisuallyHidden } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Slot } from "../../../app/project/slot";
import { useViewer } from "../../../app/viewer/viewer";
import { isUnauthenticated } from "../../../graph/session-renewal";
import { Head } from "../../../ui/head/head";
import { OrderPayments } from "../../../ui/order/order-payments";
import { OrderShipments } from "../../../ui/order/order-shipments";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { OutdatedNotice } from "../../../ui/page-state/outdated-notice";
import { PageState } from "../../../ui/page-state/page-state";
import { useLastAnswer } from "../../../ui/page-state/use-last-answer";
import { useIsNewOrder } from "../placed-order";
import { CancelQuestion } from "./cancel-question";
import { orderAction } from "./order-action";
import { OrderActions } from "./order-actions";
import { OrderAgainResult } from "./order-again-button";
import { isCancellable, isOpen, orderStatusText, isPayable } from "./order-outlook";
import { OrderPageDocument, type OrderPageFragment } from "./order-page.generated";
import { OrderSkeleton } from "./order-skeleton";
import { OrderStep } from "./order-step";
import { OrderView } from "./order-view";
import { usePolling } from "./use-live-order";
import { useOrderUpdates } from "./use-order-updates";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import { preload } from "../../../graph/graph-context";
import { WaysToPayDocument } from "./order-actions.generated";

export const action = import.meta.env.SSR ? orderAction : undefined;
export const loader = orderLoader;

/** The current state of an order and, right after it was placed, a message of thanks. */
export function Component() {
  const t = useTranslations("checkout.order");
  const { number = "" } = useParams();
  const [queryState, refetch] = useQuery({
    query: OrderPageDocument,
    variables: { number },
    // the server has just loaded the order
    requestPolicy: import.meta.env.SSR ? "cache-first" : "cache-and-network",
  });
  const { answer, isOutdated } = useLastAnswer(queryState, ({ order }) => Boolean(order));
  const retry = useCallback(() => refetch({ requestPolicy: "network-only" }), [refetch]);
  const { error } = answer;
  // without a token the graph returns no order either
  const isNobody = !answer.data?.order && !answer.fetching && error !== undefined && isUnauthenticated(error);
  usePolling(retry, !answer.data?.order && error !== undefined && !isUnauthenticated(error));
  return (
    <>
      <Head title={t("title", { number })} hidden />
      <OutdatedNotice isOutdated={isOutdated} retry={retry} />
      {isNobody ? (
        <NoOrder />
      ) : (
        <PageState answer={answer} loading={<OrderSkeleton />} retry={retry}>
          {({ order }) => {
            if (order) return <LiveOrder key={order.id} order={order} refetch={retry} />;
            if (error) return <ErrorState error={error} retry={retry} />;
            return answer.fetching || answer.stale ? <OrderSkeleton /> : <NoOrder />;
          }}
        </PageState>
      )}
    </>
  );
}

function LiveOrder({ order, refetch }: { readonly order: OrderPageFragment; readonly refetch: () => void }) {
  useEmptiedCart(order);
  const isNotified = useOrderUpdates(order.id, isOpen(order));
  // a payment that failed before the charge is no event
  const isConfirming = order.checkout.step === "CONFIRMING_PAYMENT";
  const { restart } = usePolling(refetch, isOpen(order) && (!isNotified || isConfirming));
  const onDone = useCallback(() => {
    refetch();
    restart();
  }, [refetch, restart]);
  return (
    <>
      <StatusAnnouncement order={order} />
      <OrderView
        order={order}
        step={
          <>
            {isCancellable(order) && <CancelQuestion order={order} />}
            <OrderAgainResult order={order} />
            <OrderStep order={order} onDone={onDone} />
          </>
        }
        actions={<OrderActions order={order} onDone={onDone} />}
        shipments={<OrderShipments order={order} retry={refetch} />}
        payments={<OrderPayments order={order} retry={refetch} />}
      />
      <Slot name="order.below" with={{ order }} />
    </>
  );
}

/**
 * Refreshes the cart in the header of a new order, at first and after each event. A payment empties the cart a moment
 * after the order is paid, and the order has an event when that is done.
 */
function useEmptiedCart({ number, events }: OrderPageFragment): void {
  const { cartQuantity, refresh } = useViewer();
  const isNew = useIsNewOrder(number);
  const [first] = useState(events.length);
  const mayBeStale = cartQuantity > 0 && (isNew || events.length > first);
  const refreshCart = useEffectEvent(refresh);
  useEffect(() => {
    if (mayBeStale) refreshCart();
  }, [mayBeStale, events.length]);
}

/** Announces changes since the page was opened to screen readers. */
function StatusAnnouncement({ order }: { readonly order: OrderPageFragment }) {
  const t = useTranslations("checkout.order");
  const words = useTranslations("shared.order");
  const statusText = orderStatusText(order);
  const [first] = useState(statusText);
  const hasChanged = first !== statusText;
  const shipment = order.shipments?.at(-1);
  return (
    <VisuallyHidden role="status">
      {hasChanged && t("news", { status: words(`status.${order.status}`) })}
      {hasChanged && shipment && ` ${words(`shipments.${shipment.status}`)}`}
    </VisuallyHidden>
  );
}

function NoOrder() {
  const t = useTranslations("checkout.order");
  const { number = "" } = useParams();
  const { state } = useViewer();
  return (
    <EmptyState
      icon={<IconSearch aria-hidden size={40} stroke={1.2} />}
      order={1}
      title={t("notFoundTitle", { number })}
      text={state === "user" ? t("notFoundUser") : t("notFoundText")}
    >
      <Group justify="center">
        {state !== "user" && (
          <Button component={Link} to={`/login?returnTo=${encodeURIComponent(`/orders/${number}`)}`}>
            {t("signIn")}
          </Button>
        )}
        <Button component={Link} to="/orders/lookup" variant="default">
          {t("lookup")}
        </Button>
      </Group>
    </EmptyState>
  );
}

/** Loads the order, and on the server also the ways to pay it. */
async function orderLoader(args: LoaderFunctionArgs): Promise<null> {
  const found = await preload(args, OrderPageDocument, { number: args.params.number ?? "" });
  const order = found?.data?.order;
  if (!import.meta.env.SSR || !order || !isPayable(order)) return null;
  const shell = await preload(args, ShellDocument, {});
  await preload(args, WaysToPayDocument, { signedIn: Boolean(shell?.data?.me) });
  return null;
}
