import { Alert, Anchor, Grid, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconChevronLeft } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import { Slot } from "../../../../app/project/slot";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import { Head } from "../../../../ui/head/head";
import { missingAt } from "../../../../ui/page-state/missing-at";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { OutdatedNotice } from "../../../../ui/page-state/outdated-notice";
import { PageState } from "../../../../ui/page-state/page-state";
import { useLastAnswer } from "../../../../ui/page-state/use-last-answer";
import { Moment } from "../../components/moment";
import { useDelayedRefetch } from "../../components/use-delayed-refetch";
import { OrderStatusBadge } from "../components/status-badges";
import { isStuck } from "./actions/is-stuck";
import { OrderActions } from "./actions/order-actions";
import { OrderBuyer } from "./order-buyer";
import { OrderFields, OrderLineFields } from "./order-fields";
import { OrderMails } from "./order-mails";
import { OrderMoney } from "./payments/order-money";
import { OrderNotes } from "./order-notes";
import { OrderPayments } from "./payments/order-payments";
import { OrderShipments } from "./shipments/order-shipments";
import { OrderTimeline } from "./order-timeline";
import { AdminOrderDocument, type AdminOrderDetailFragment } from "./order.generated";

/** One order with all its data and the actions on it. */
export function Component() {
  const { number = "" } = useParams();
  const [queryState, refetch] = useQuery({
    query: AdminOrderDocument,
    variables: isId(number) ? { id: number } : { number },
    requestPolicy: "cache-and-network",
  });
  const { answer, isOutdated } = useLastAnswer(queryState, ({ order }) => Boolean(order));
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <>
      <Head title={answer.data?.order?.number ?? number} hidden />
      <OutdatedNotice isOutdated={isOutdated} retry={retry} />
      <PageState answer={answer} loading={<OrderSkeleton number={number} />} retry={retry}>
        {({ order, customFields, lineFields }) => {
          if (order)
            return (
              <Order
                order={order}
                customFields={customFields ?? []}
                lineFields={lineFields ?? []}
                retry={retry}
                isBuyerUnavailable={missingAt(answer.error, "order", "customer")}
              />
            );
          if (answer.fetching) return <OrderSkeleton number={number} />;
          return answer.error ? <ErrorState error={answer.error} retry={retry} /> : <NotFoundPage />;
        }}
      </PageState>
    </>
  );
}

/** The page accepts an id too: the audit log and mails to the staff link to orders by id. */
function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

interface OrderProps {
  readonly order: AdminOrderDetailFragment;
  readonly customFields: readonly CustomField[];
  readonly lineFields: readonly CustomField[];
  readonly isBuyerUnavailable: boolean;
  readonly retry: () => void;
}

function Order({ order, customFields, lineFields, isBuyerUnavailable, retry }: OrderProps) {
  const t = useTranslations("adminSales.order");
  const refetchLater = useDelayedRefetch(retry);
  return (
    <Stack>
      <BackToOrders />
      <Group justify="space-between" gap="sm">
        <Stack gap={2}>
          <Group gap="sm">
            <Title order={1}>{order.number}</Title>
            <OrderStatusBadge status={order.status} size="lg" />
          </Group>
          <Text size="sm" c="dimmed">
            {t("placed")} <Moment at={order.placedAt} />
          </Text>
        </Stack>
        <OrderActions order={order} onDone={refetchLater} />
      </Group>
      {isStuck(order) && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t("stuck")}>
          {order.checkout.lastError ?? t("stuckText")}
        </Alert>
      )}
      <Grid>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            <OrderMoney order={order} />
            <OrderShipments order={order} retry={retry} onDone={refetchLater} />
            <OrderPayments order={order} retry={retry} />
            <OrderMails order={order} retry={retry} onDone={refetchLater} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack>
            <OrderBuyer order={order} isUnavailable={isBuyerUnavailable} retry={retry} />
            <OrderFields order={order} fields={customFields} />
            <OrderLineFields order={order} fields={lineFields} />
            <OrderNotes order={order} />
            <OrderTimeline order={order} />
            <Slot name="admin.order.aside" with={{ order }} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function BackToOrders() {
  const t = useTranslations("adminSales.order");
  return (
    <Anchor component={Link} to="/admin/orders" size="sm">
      <Group gap={4} component="span">
        <IconChevronLeft aria-hidden size={14} />
        {t("back")}
      </Group>
    </Anchor>
  );
}

function OrderSkeleton({ number }: { readonly number: string }) {
  return (
    <Stack>
      <BackToOrders />
      <Title order={1}>{number}</Title>
      <Grid aria-hidden>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            <Skeleton height={320} />
            <Skeleton height={140} />
            <Skeleton height={120} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack>
            <Skeleton height={200} />
            <Skeleton height={180} />
            <Skeleton height={300} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
