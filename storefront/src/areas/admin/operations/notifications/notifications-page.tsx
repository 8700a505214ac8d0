import { Group, Select, Stack } from "@mantine/core";
import { IconMailOff, IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { KeysetTable } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress, type ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { PageHeading } from "../../components/page-heading";
import { SearchField } from "../../../../ui/search-field/search-field";
import { useDelayedRefetch } from "../../components/use-delayed-refetch";
import { useNames } from "../../names/use-names";
import { MailDrawer } from "./mail-drawer";
import { useNotificationColumns } from "./notification-columns";
import { notificationFilterNames, notificationsQueryParams, notificationStatuses } from "./notifications-query-params";
import { AdminNotificationsDocument, type AdminNotificationFragment } from "./notifications.generated";

/** Every mail that the shop has sent, tries to send or failed to send. */
export function Component() {
  const t = useTranslations("adminOperations.notifications");
  const address = useListAddress();
  const [read, setRead] = useState<AdminNotificationFragment>();
  const columns = useNotificationColumns(setRead);
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminNotificationsDocument,
    variables: notificationsQueryParams(address),
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const refetchLater = useDelayedRefetch(retry);
  const isFiltered = notificationFilterNames.some((name) => address.value(name) !== "");
  return (
    <Stack>
      <PageHeading
        title={t("title")}
        links={[
          {
            to: "/admin/notifications/templates",
            label: t("templates"),
            icon: <IconTemplate aria-hidden size={16} />,
          },
        ]}
      />
      <Filters address={address} kinds={(data?.emailTemplates ?? []).map(({ kind }) => kind)} />
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={data?.notifications?.nodes}
        rowKey={({ id }) => id}
        address={address}
        pageInfo={data?.notifications?.pageInfo}
        fetching={fetching}
        error={error}
        retry={retry}
        defaultSort="NEWEST"
        empty={
          <EmptyState
            icon={<IconMailOff aria-hidden size={40} stroke={1.2} />}
            title={isFiltered ? t("noneFound") : t("none")}
            text={isFiltered ? t("noneFoundText") : t("noneText")}
          />
        }
      />
      <MailDrawer mail={read} close={() => setRead(undefined)} sent={refetchLater} />
    </Stack>
  );
}

function Filters({ address, kinds }: { readonly address: ListAddress; readonly kinds: string[] }) {
  const t = useTranslations("adminOperations.notifications");
  const status = useTranslations("adminOperations.notificationStatus");
  const names = useNames();
  return (
    <Group align="end" gap="sm">
      <SearchField
        label={t("search")}
        placeholder={t("searchPlaceholder")}
        value={address.value("q")}
        search={(q) => address.change({ q })}
      />
      <Select
        label={t("status")}
        placeholder={t("any")}
        clearable
        data={notificationStatuses.map((value) => ({ value, label: status(value) }))}
        value={address.value("status") || null}
        onChange={(value) => address.change({ status: value ?? undefined })}
      />
      <Select
        label={t("kind")}
        placeholder={t("any")}
        clearable
        searchable
        data={kinds.map((kind) => ({ value: kind, label: names.mailKind(kind) }))}
        value={address.value("kind") || null}
        onChange={(value) => address.change({ kind: value ?? undefined })}
      />
    </Group>
  );
}
