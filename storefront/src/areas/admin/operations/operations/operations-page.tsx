import { Button, Group, Stack, Title } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../../ui/head/head";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { LedgerAudit } from "./ledger-audit";
import { FailedDeliveries } from "./failed-deliveries/failed-deliveries";
import { failedDeliveriesQueryParams } from "./failed-deliveries/failed-deliveries-query-params";
import { AdminFailedDeliveriesDocument } from "./failed-deliveries/failed-deliveries.generated";
import { operationsQueryParams } from "./operations-query-params";
import { AdminOperationsDocument } from "./operations.generated";
import { ServiceHealth } from "./service-health";
import { StuckOrders } from "./stuck-orders/stuck-orders";
import { stuckOrdersQueryParams } from "./stuck-orders/stuck-orders-query-params";
import { AdminStuckOrdersDocument } from "./stuck-orders/stuck-orders.generated";
import { useSectionQuery } from "./use-section-query";

/**
 * Shows problems that need a person: unavailable services, stuck orders, failed deliveries, and failed ledger checks.
 * Each section can fail on its own.
 */
export function Component() {
  const t = useTranslations("adminOperations.operations");
  const [refreshCount, setRefreshCount] = useState(0);
  const stuckAddress = useListAddress("stuck");
  const deliveriesAddress = useListAddress("deliveries");
  const stuckVariables = stuckOrdersQueryParams(stuckAddress);
  const deliveriesVariables = failedDeliveriesQueryParams(deliveriesAddress);
  const [variables] = useState(() => operationsQueryParams(stuckVariables, deliveriesVariables));
  const [page, refetch] = useQuery({ query: AdminOperationsDocument, variables, requestPolicy: "cache-and-network" });
  const stuck = useSectionQuery(page, AdminStuckOrdersDocument, stuckVariables);
  const deliveries = useSectionQuery(page, AdminFailedDeliveriesDocument, deliveriesVariables);
  const { data, error, fetching } = page;
  const retry = () => refetch({ requestPolicy: "network-only" });
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
            setRefreshCount(refreshCount + 1);
            retry();
            for (const section of [stuck, deliveries]) if (section.hasOwnRequest) section.retry();
          }}
        >
          {t("lookAgain")}
        </Button>
      </Group>
      <ServiceHealth refreshCount={refreshCount} />
      <StuckOrders {...stuck} stuck={stuck.data?.stuckOrdersConnection} address={stuckAddress} />
      <FailedDeliveries
        {...deliveries}
        deliveries={deliveries.data?.failedDeliveriesConnection}
        address={deliveriesAddress}
      />
      <LedgerAudit fetching={fetching} error={error} retry={retry} audit={data ? data.ledgerAudit : undefined} />
    </Stack>
  );
}
