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
import { AdminOperationsDocument } from "./operations.generated";
import { ServiceHealth } from "./service-health";
import { StuckOrders } from "./stuck-orders";
import { stuckOrdersAsked } from "./stuck-orders-asked";

/**
 * What needs a person: what is away, what is stuck, what was given up, and whether the books agree. Each part stands alone. What
 * was given up is asked for apart: every service is asked for it, and the rest does not wait for the slowest of them.
 */
export function Component() {
  const t = useTranslations("adminOperations.operations");
  const [asked, setAsked] = useState(0);
  const stuckAddress = useListAddress("stuck");
  const deliveriesAddress = useListAddress("deliveries");
  const [ofOrders, askOrders] = useQuery({
    query: AdminOperationsDocument,
    variables: stuckOrdersAsked(stuckAddress),
    requestPolicy: "cache-and-network",
  });
  const [ofAll, askAll] = useQuery({
    query: AdminFailedDeliveriesDocument,
    variables: failedDeliveriesAsked(deliveriesAddress),
    requestPolicy: "cache-and-network",
  });
  const askOrdersAgain = () => askOrders({ requestPolicy: "network-only" });
  const askAllAgain = () => askAll({ requestPolicy: "network-only" });
  const part = { fetching: ofOrders.fetching, error: ofOrders.error, retry: askOrdersAgain };
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Group justify="space-between">
        <Title order={1}>{t("title")}</Title>
        <Button
          variant="default"
          leftSection={<IconRefresh aria-hidden size={16} />}
          loading={ofOrders.fetching || ofAll.fetching}
          onClick={() => {
            setAsked(asked + 1);
            askOrdersAgain();
            askAllAgain();
          }}
        >
          {t("lookAgain")}
        </Button>
      </Group>
      <ServiceHealth asked={asked} />
      <StuckOrders {...part} stuck={ofOrders.data?.stuckOrdersConnection} address={stuckAddress} />
      <FailedDeliveries
        fetching={ofAll.fetching}
        error={ofAll.error}
        retry={askAllAgain}
        deliveries={ofAll.data?.failedDeliveriesConnection}
        address={deliveriesAddress}
      />
      <BooksAudit {...part} audit={ofOrders.data ? ofOrders.data.booksAudit : undefined} />
    </Stack>
  );
}
