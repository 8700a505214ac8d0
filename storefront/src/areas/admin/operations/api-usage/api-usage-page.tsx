import { Checkbox, Group, Select, Stack, Text, Title } from "@mantine/core";
import { IconChartBarOff } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../../ui/head/head";
import { KeysetTable } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { SearchField } from "../../../../ui/search-field/search-field";
import { apiUsageQueryParams, usageDays } from "./api-usage-query-params";
import { AdminApiUsageDocument, type UsedOperationFragment } from "./api-usage.generated";
import { OperationDrawer } from "./operation-drawer";
import { useOperationColumns } from "./operation-columns";

/** The operations that clients sent, with their counts, errors, durations and clients. */
export function Component() {
  const t = useTranslations("adminOperations.apiUsage");
  const address = useListAddress();
  const [shown, setShown] = useState<UsedOperationFragment>();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminApiUsageDocument,
    variables: apiUsageQueryParams(address.value, address.after),
    requestPolicy: "cache-and-network",
  });
  const days = usageDays.find((known) => known === address.value("days")) ?? usageDays[0];
  const onlyDeprecated = address.value("deprecated") === "yes";
  const isFiltered = onlyDeprecated || address.value("search") !== "";
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Title order={1}>{t("title")}</Title>
      <Text c="dimmed">{t("intro")}</Text>
      <Group align="end" gap="sm">
        <SearchField
          label={t("search")}
          placeholder={t("searchFor")}
          value={address.value("search")}
          search={(text) => address.change({ search: text || undefined })}
        />
        <Select
          label={t("period")}
          w={180}
          allowDeselect={false}
          data={usageDays.map((value) => ({ value, label: t("days", { count: Number(value) }) }))}
          value={days}
          onChange={(value) => address.change({ days: value === usageDays[0] ? undefined : (value ?? undefined) })}
        />
        <Checkbox
          label={t("onlyDeprecated")}
          mb={8}
          checked={onlyDeprecated}
          onChange={({ currentTarget }) => address.change({ deprecated: currentTarget.checked ? "yes" : undefined })}
        />
      </Group>
      <KeysetTable
        label={t("title")}
        columns={useOperationColumns(setShown)}
        rows={data?.operationUsage?.nodes}
        rowKey={({ hash }) => hash}
        address={address}
        pageInfo={data?.operationUsage?.pageInfo}
        fetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: "network-only" })}
        defaultSort="COUNT_DESC"
        empty={
          <EmptyState
            icon={<IconChartBarOff aria-hidden size={40} stroke={1.2} />}
            title={t(isFiltered ? "noneFound" : "none")}
            text={t(isFiltered ? "noneFoundText" : "noneText")}
          />
        }
      />
      <OperationDrawer operation={shown} close={() => setShown(undefined)} />
    </Stack>
  );
}
