import { Anchor, Button, Group, Skeleton, Stack, Table, Text, Title } from "@mantine/core";
import { IconPlus, IconWebhook } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../../ui/head/head";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { PageState } from "../../../../ui/page-state/page-state";
import { Scrollable } from "../../../../ui/scrollable/scrollable";
import { SecretDialog } from "./secret-dialog";
import { WebhookDialog } from "./webhook-dialog";
import { WebhookStatus } from "./webhook-status";
import { AdminWebhooksDocument, type AdminWebhookFragment } from "./webhooks.generated";

/** All webhook endpoints: a shop has at most 50. */
export function Component() {
  const t = useTranslations("adminOperations.webhooks");
  const [isNew, setNew] = useState(false);
  const [secret, setSecret] = useState<string>();
  const [answer, refetch] = useQuery({ query: AdminWebhooksDocument, requestPolicy: "cache-and-network" });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const eventNames = (answer.data?.domainEvents ?? []).map(({ name }) => name);
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Group justify="space-between" gap="sm">
        <Title order={1}>{t("title")}</Title>
        <Button leftSection={<IconPlus aria-hidden size={16} />} onClick={() => setNew(true)}>
          {t("new")}
        </Button>
      </Group>
      <Text c="dimmed">{t("intro")}</Text>
      <PageState answer={answer} loading={<Skeleton height={320} aria-hidden />} retry={retry}>
        {({ webhookEndpoints }) => {
          if (!webhookEndpoints) return <ErrorState error={answer.error} retry={retry} />;
          if (webhookEndpoints.length === 0)
            return (
              <EmptyState
                icon={<IconWebhook aria-hidden size={40} stroke={1.2} />}
                title={t("none")}
                text={t("noneText")}
              />
            );
          return <WebhookTable webhooks={webhookEndpoints} />;
        }}
      </PageState>
      {isNew && (
        <WebhookDialog
          webhook={undefined}
          eventNames={eventNames}
          close={() => setNew(false)}
          created={(created) => {
            setSecret(created);
            retry();
          }}
        />
      )}
      <SecretDialog secret={secret} close={() => setSecret(undefined)} />
    </Stack>
  );
}

function WebhookTable({ webhooks }: { readonly webhooks: readonly AdminWebhookFragment[] }) {
  const t = useTranslations("adminOperations.webhooks");
  return (
    <Scrollable label={t("title")}>
      <Table aria-label={t("title")} verticalSpacing="xs" highlightOnHover miw="36rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("address")}</Table.Th>
            <Table.Th>{t("description")}</Table.Th>
            <Table.Th>{t("eventCountHeader")}</Table.Th>
            <Table.Th>{t("status")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {webhooks.map((webhook) => (
            <Table.Tr key={webhook.id}>
              <Table.Td style={{ overflowWrap: "anywhere" }}>
                <Anchor component={Link} to={`/admin/webhooks/${webhook.id}`} fw={600} inherit>
                  {webhook.url}
                </Anchor>
              </Table.Td>
              <Table.Td>{webhook.description ?? "–"}</Table.Td>
              <Table.Td>{t("eventCount", { count: webhook.events.length })}</Table.Td>
              <Table.Td>
                <WebhookStatus webhook={webhook} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrollable>
  );
}
