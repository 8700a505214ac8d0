import { Button, Group, VisuallyHidden } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../app/viewer/viewer";
import { preload } from "../../../graph/graph-context";
import { isUnauthenticated } from "../../../graph/session-renewal";
import { Head } from "../../../ui/head/head";
import { OrderPayments } from "../../../ui/order/order-payments";
import { OrderShipments } from "../../../ui/order/order-shipments";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { OutdatedNotice } from "../../../ui/page-state/outdated-notice";
import { PageState } from "../../../ui/page-state/page-state";
import { useLastAnswer } from "../../../ui/page-state/use-last-answer";
import { OrderActs } from "./order-acts";
import { isOpen, newsOf } from "./order-outlook";
import { OrderPageDocument, type OrderPageFragment } from "./order-page.generated";
import { OrderSkeleton } from "./order-skeleton";
import { OrderStep } from "./order-step";
import { OrderView } from "./order-view";
import { useAskingAgain } from "./use-live-order";
import { useOrderNews } from "./use-order-news";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, OrderPageDocument, { number: args.params.number ?? "" });
  return null;
}

/** The current state of an order and, right after it was placed, a message of thanks. */
export function Component() {
  const t = useTranslations("checkout.order");
  const { number = "" } = useParams();
  const [asked, ask] = useQuery({
    query: OrderPageDocument,
    variables: { number },
    requestPolicy: "cache-and-network",
  });
  const { answer, isOutdated } = useLastAnswer(asked, ({ order }) => Boolean(order));
  const again = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  const { error } = answer;
  // without a token the graph returns no order either
  const isNobody = !answer.data?.order && !answer.fetching && error !== undefined && isUnauthenticated(error);
  return (
    <>
      <Head title={t("title", { number })} hidden />
      <OutdatedNotice isOutdated={isOutdated} retry={again} />
      {isNobody ? (
        <NoOrder />
      ) : (
        <PageState answer={answer} loading={<OrderSkeleton />} retry={again}>
          {({ order }) => {
            if (order) return <LiveOrder key={order.id} order={order} ask={again} />;
            if (answer.fetching || answer.stale) return <OrderSkeleton />;
            return error ? <ErrorState error={error} retry={again} /> : <NoOrder />;
          }}
        </PageState>
      )}
    </>
  );
}

function LiveOrder({ order, ask }: { readonly order: OrderPageFragment; readonly ask: () => void }) {
  const isTold = useOrderNews(order.id, isOpen(order));
  // a payment that failed before the charge is no event
  const isConfirming = order.checkout.step === "CONFIRMING_PAYMENT";
  const { restart } = useAskingAgain(ask, isOpen(order) && (!isTold || isConfirming));
  const acted = useCallback(() => {
    ask();
    restart();
  }, [ask, restart]);
  return (
    <>
      <News order={order} />
      <OrderView
        order={order}
        step={<OrderStep order={order} acted={acted} />}
        acts={<OrderActs order={order} acted={acted} />}
        shipments={<OrderShipments order={order} retry={ask} />}
        payments={<OrderPayments order={order} retry={ask} />}
      />
    </>
  );
}

/** Announces changes since the page was opened to screen readers. */
function News({ order }: { readonly order: OrderPageFragment }) {
  const t = useTranslations("checkout.order");
  const words = useTranslations("parts.order");
  const { refresh } = useViewer();
  const news = newsOf(order);
  const [first] = useState(news);
  const hasChanged = first !== news;
  // a payment empties the cart
  const askForCart = useEffectEvent(refresh);
  useEffect(() => {
    if (hasChanged) askForCart();
  }, [hasChanged, news]);
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
