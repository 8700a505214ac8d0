import { Button, Group, Stack, Title } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../../ui/head/head";
import { BooksAudit } from "./books-audit";
import { FailedDeliveries } from "./failed-deliveries";
import { AdminOperationsDocument } from "./operations.generated";
import { ServiceHealth } from "./service-health";
import { StuckOrders } from "./stuck-orders";

/** What needs a person: what is away, what is stuck, what was given up, and whether the books agree. Each part stands alone. */
export function Component() {
  const t = useTranslations("adminOperations.operations");
  const [asked, setAsked] = useState(0);
  const [answer, ask] = useQuery({ query: AdminOperationsDocument, requestPolicy: "cache-and-network" });
  const { data, error, fetching } = answer;
  const askAgain = () => ask({ requestPolicy: "network-only" });
  const part = { fetching, error, retry: askAgain };
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Group justify="space-between">
        <Title order={1}>{t("title")}</Title>
        <Button
          variant="default"
          leftSection={<IconRefresh aria-hidden size={16} />}
          loading={fetching}
          onClick={() => {
            setAsked(asked + 1);
            askAgain();
          }}
        >
          {t("lookAgain")}
        </Button>
      </Group>
      <ServiceHealth asked={asked} />
      <StuckOrders {...part} stuck={data?.stuckOrders} />
      <FailedDeliveries {...part} outboxes={data?.outboxes} />
      <BooksAudit {...part} audit={data ? data.booksAudit : undefined} />
    </Stack>
  );
}
