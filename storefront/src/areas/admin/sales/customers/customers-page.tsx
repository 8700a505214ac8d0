import { Anchor, Button, Group, Select, Stack, Title } from "@mantine/core";
import { IconUserOff } from "@tabler/icons-react";
import { Link, useLocation } from "react-router";
import { useQuery } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import { conditionsOf, needsCustomFields } from "../../../../ui/custom-fields/custom-filter";
import { CustomFilters } from "../../../../ui/custom-fields/custom-filters";
import { customTableColumns } from "../../../../ui/custom-fields/custom-table-columns";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import { Head } from "../../../../ui/head/head";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress, type ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { Moment } from "../../components/moment";
import { SearchField } from "../../../../ui/search-field/search-field";
import type { AdminCustomerRowFragment } from "./customer-row.generated";
import {
  customerFilterNames,
  customersQueryParams,
  roles,
  accountStatuses,
  type AccountStatus,
} from "./customers-query-params";
import { AdminCustomersDocument, AdminFieldsOfCustomersDocument } from "./customers.generated";
import { AccountStatusBadges } from "./account-status-badges";

/** All accounts, filtered by the address. */
export function Component() {
  const t = useTranslations("adminSales.customers");
  const address = useListAddress();
  const { search } = useLocation();
  // only an address with conditions on declared fields needs them before the list
  const mustKnowFields = needsCustomFields(search);
  const [{ data: declared }] = useQuery({ query: AdminFieldsOfCustomersDocument, pause: !mustKnowFields });
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminCustomersDocument,
    variables: customersQueryParams(address, declared?.customFields ?? []),
    pause: !declared && mustKnowFields,
    requestPolicy: "cache-and-network",
  });
  const customFields = data?.customFields ?? declared?.customFields ?? [];
  const columns = useColumns(customFields);
  const names = [...customerFilterNames, ...parametersOf(customFields)];
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Title order={1}>{t("title")}</Title>
      <Filters address={address} customFields={customFields} />
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={data?.users?.nodes}
        rowKey={({ id }) => id}
        address={address}
        pageInfo={data?.users?.pageInfo}
        fetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: "network-only" })}
        defaultSort="NEWEST"
        empty={
          <EmptyState
            icon={<IconUserOff aria-hidden size={40} stroke={1.2} />}
            title={t("noneFound")}
            text={t("noneFoundText")}
          >
            <Button variant="default" onClick={() => clear(address, names)}>
              {t("filter.clear")}
            </Button>
          </EmptyState>
        }
      />
    </Stack>
  );
}

function parametersOf(customFields: readonly CustomField[]): readonly string[] {
  return customFields.flatMap(conditionsOf).map(({ parameter }) => parameter);
}

function clear(address: ListAddress, names: readonly string[]): void {
  address.change(Object.fromEntries(names.map((name) => [name, undefined])));
}

function useColumns(customFields: readonly CustomField[]): readonly TableColumn<AdminCustomerRowFragment>[] {
  const locale = useLocale();
  const t = useTranslations("adminSales.customers");
  const role = useTranslations("adminSales.role");
  return [
    {
      key: "name",
      header: t("name"),
      cell: ({ id, fullName, email }) => (
        <Anchor component={Link} to={`/admin/customers/${id}`} fw={600} inherit>
          {fullName ?? email}
        </Anchor>
      ),
      sort: { ascending: "NAME_ASC", descending: "NAME_DESC" },
    },
    {
      key: "email",
      header: t("email"),
      cell: ({ email }) => email,
      sort: { ascending: "EMAIL_ASC", descending: "EMAIL_DESC" },
    },
    { key: "role", header: t("role"), cell: (user) => role(user.role) },
    { key: "standing", header: t("standing"), cell: (user) => <AccountStatusBadges user={user} /> },
    {
      key: "secondFactor",
      header: t("secondFactor"),
      cell: ({ twoFactorEnabled }) => (twoFactorEnabled ? t("on") : t("off")),
    },
    {
      key: "since",
      header: t("since"),
      cell: ({ createdAt }) => <Moment at={createdAt} />,
      sort: { ascending: "OLDEST", descending: "NEWEST" },
    },
    ...customTableColumns<AdminCustomerRowFragment>(customFields, locale),
  ];
}

interface FiltersProps {
  readonly address: ListAddress;
  readonly customFields: readonly CustomField[];
}

function Filters({ address, customFields }: FiltersProps) {
  const t = useTranslations("adminSales.customers.filter");
  const role = useTranslations("adminSales.role");
  const names = [...customerFilterNames, ...parametersOf(customFields)];
  const isFiltered = names.some((name) => address.value(name) !== "");
  return (
    <Group align="end" gap="sm">
      <SearchField
        label={t("search")}
        placeholder={t("searchPlaceholder")}
        value={address.value("q")}
        search={(q) => address.change({ q })}
      />
      <Select
        label={t("role")}
        placeholder={t("any")}
        data={roles.map((value) => ({ value, label: role(value) }))}
        value={address.value("role") || null}
        onChange={(value) => address.change({ role: value ?? undefined })}
        clearable
        flex="1 1 10rem"
      />
      <Select
        label={t("standing")}
        placeholder={t("any")}
        data={(Object.keys(accountStatuses) as AccountStatus[]).map((value) => ({ value, label: t(value) }))}
        value={address.value("standing") || null}
        onChange={(value) => address.change({ standing: value ?? undefined })}
        clearable
        flex="1 1 10rem"
      />
      <CustomFilters fields={customFields} address={address} />
      <Button variant="subtle" disabled={!isFiltered} onClick={() => clear(address, names)}>
        {t("clear")}
      </Button>
    </Group>
  );
}
