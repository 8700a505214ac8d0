import { Anchor, Badge, Group, Select, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconWebhook } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import type { WebhookDeliveryStatus } from "../../../../graph/schema-types.generated";
import { Head } from "../../../../ui/head/head";
import { KeysetTable } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { PageState } from "../../../../ui/page-state/page-state";
import { Moment } from "../../components/moment";
import { Section } from "../../components/section";
import { useDelayedRefetch } from "../../components/use-delayed-refetch";
import { useDeliveryColumns } from "./delivery-columns";
import { DeliveryDrawer } from "./delivery-drawer";
import { useEventNames } from "./use-event-names";
import { WebhookActions } from "./webhook-actions";
import { WebhookStatus } from "./webhook-status";
import { AdminWebhookDocument, type AdminWebhookDeliveryFragment } from "./webhook.generated";
import type { AdminWebhookFragment } from "./webhooks.generated";

const pageSize = 25;
const statuses = ["PENDING", "DELIVERED", "FAILED"] as const satisfies readonly WebhookDeliveryStatus[];

/** One endpoint with the log of its deliveries. */
export function Component() {
  const t = useTranslations("adminOperations.webhook");
  const { id = "" } = useParams();
  const address = useListAddress();
  const [read, setRead] = useState<AdminWebhookDeliveryFragment>();
  const status = statuses.find((known) => known === address.value("status"));
  const [answer, refetch] = useQuery({
    query: AdminWebhookDocument,
    variables: {
      id,
      first: pageSize,
      ...(address.after ? { after: address.after } : {}),
      ...(status ? { status } : {}),
    },
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const refetchLater = useDelayedRefetch(retry);
  const columns = useDeliveryColumns(setRead);
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <div>
        <Anchor component={Link} to="/admin/webhooks" size="sm">
          {t("back")}
        </Anchor>
        <Title order={1}>{t("title")}</Title>
      </div>
      <PageState answer={answer} loading={<Skeleton height={420} aria-hidden />} retry={retry}>
        {({ webhookEndpoint: webhook, domainEvents }) =>
          webhook ? (
            <>
              <Facts webhook={webhook} />
              <WebhookActions
                webhook={webhook}
                eventNames={(domainEvents ?? []).map(({ name }) => name)}
                changed={refetchLater}
              />
              <Section title={t("deliveries")}>
                <Select
                  label={t("status")}
                  placeholder={t("any")}
                  clearable
                  w={220}
                  data={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
                  value={status ?? null}
                  onChange={(value) => address.change({ status: value ?? undefined })}
                />
                <KeysetTable
                  label={t("deliveries")}
                  columns={columns}
                  rows={webhook.deliveries.nodes}
                  rowKey={(delivery) => delivery.id}
                  address={address}
                  pageInfo={webhook.deliveries.pageInfo}
                  fetching={answer.fetching}
                  error={answer.error}
                  retry={retry}
                  empty={
                    <EmptyState
                      icon={<IconWebhook aria-hidden size={40} stroke={1.2} />}
                      title={t("none")}
                      text={t("noneText")}
                    />
                  }
                />
              </Section>
            </>
          ) : (
            <EmptyState
              icon={<IconWebhook aria-hidden size={40} stroke={1.2} />}
              title={t("gone")}
              text={t("goneText")}
            />
          )
        }
      </PageState>
      <DeliveryDrawer delivery={read} close={() => setRead(undefined)} sent={refetchLater} />
    </Stack>
  );
}

function Facts({ webhook }: { readonly webhook: AdminWebhookFragment }) {
  const t = useTranslations("adminOperations.webhook");
  const nameOf = useEventNames();
  return (
    <Section title={webhook.url} aside={<WebhookStatus webhook={webhook} />}>
      {webhook.description && <Text>{webhook.description}</Text>}
      <Group gap="xs" aria-label={t("events")} role="group">
        {webhook.events.map((name) => (
          <Badge key={name} variant="default" tt="none" title={name}>
            {nameOf(name)}
          </Badge>
        ))}
      </Group>
      {webhook.failingSince && (
        <Text size="sm">
          {t("failingSince")} <Moment at={webhook.failingSince} />
        </Text>
      )}
      {webhook.previousSecretUntil && (
        <Text size="sm" c="dimmed">
          {t("previousSecretUntil")} <Moment at={webhook.previousSecretUntil} />
        </Text>
      )}
    </Section>
  );
}
