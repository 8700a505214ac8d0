import { Button, Group, Stack, Title } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../../ui/head/head";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { BooksAudit } from "./books-audit";
import { FailedDeliveries } from "./failed-deliveries";
import { failedDeliveriesAsked } from "./failed-deliveries-asked";
import { AdminFailedDeliveriesDocument } from "./failed-deliveries.generated";
import { operationsAsked } from "./operations-asked";
import { AdminOperationsDocument } from "./operations.generated";
import { ServiceHealth } from "./service-health";
import { StuckOrders } from "./stuck-orders";
import { stuckOrdersAsked } from "./stuck-orders-asked";
import { AdminStuckOrdersDocument } from "./stuck-orders.generated";
import { usePagePart } from "./use-page-part";

/**
 * Shows problems that need a person: unavailable services, stuck orders, failed deliveries, and failed ledger checks.
 * Each part can fail on its own.
 */
export function Component() {
  const t = useTranslations("adminOperations.operations");
  const [looks, setLooks] = useState(0);
  const stuckAddress = useListAddress("stuck");
  const deliveriesAddress = useListAddress("deliveries");
  const stuckAsked = stuckOrdersAsked(stuckAddress);
  const deliveriesAsked = failedDeliveriesAsked(deliveriesAddress);
  const [variables] = useState(() => operationsAsked(stuckAsked, deliveriesAsked));
  const [page, ask] = useQuery({ query: AdminOperationsDocument, variables, requestPolicy: "cache-and-network" });
  const stuck = usePagePart(page, AdminStuckOrdersDocument, stuckAsked);
  const deliveries = usePagePart(page, AdminFailedDeliveriesDocument, deliveriesAsked);
  const { data, error, fetching } = page;
  const askAgain = () => ask({ requestPolicy: "network-only" });
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Group justify="space-between">
        <Title order={1}>{t("title")}</Title>
        <Button
          variant="default"
          leftSection={<IconRefresh aria-hidden size={16} />}
          loading={fetching || stuck.fetching || deliveries.fetching}
          onClick={() => {
            setLooks(looks + 1);
            askAgain();
            for (const part of [stuck, deliveries]) if (part.isApart) part.retry();
          }}
        >
          {t("lookAgain")}
        </Button>
      </Group>
      <ServiceHealth asked={looks} />
      <StuckOrders {...stuck} stuck={stuck.data?.stuckOrdersConnection} address={stuckAddress} />
      <FailedDeliveries
        {...deliveries}
        deliveries={deliveries.data?.failedDeliveriesConnection}
        address={deliveriesAddress}
      />
      <BooksAudit fetching={fetching} error={error} retry={askAgain} audit={data ? data.booksAudit : undefined} />
    </Stack>
  );
}
