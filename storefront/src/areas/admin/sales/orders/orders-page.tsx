import { Button, Stack, Title } from "@mantine/core";
import { IconReceiptOff } from "@tabler/icons-react";
import { useLocation } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { needsCustomFields } from "../../../../ui/custom-fields/custom-filter";
import { Head } from "../../../../ui/head/head";
import { KeysetTable } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress, type ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { missingAt } from "../../../../ui/page-state/missing-at";
import { ViewBar } from "../../views/view-bar";
import { useOrderColumns } from "./order-columns";
import { OrderFilters } from "./order-filters";
import { orderFilterNames, ordersQueryParams } from "./orders-query-params";
import { AdminFieldsOfOrdersDocument, AdminOrdersDocument } from "./orders.generated";

/** The orders of all customers, filtered by the address. */
export function Component() {
  const t = useTranslations("adminSales.orders");
  const address = useListAddress();
  const { search } = useLocation();
  // only an address with conditions on declared fields needs them before the list
  const mustKnowFields = needsCustomFields(search);
  const [{ data: declared }] = useQuery({ query: AdminFieldsOfOrdersDocument, pause: !mustKnowFields });
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminOrdersDocument,
    variables: ordersQueryParams(address, declared?.customFields ?? []),
    pause: !declared && mustKnowFields,
    requestPolicy: "cache-and-network",
  });
  const customFields = data?.customFields ?? declared?.customFields ?? [];
  const columns = useOrderColumns(customFields);
  const retry = () => refetch({ requestPolicy: "network-only" });
  const unavailable = (["customer", "payments", "shipments"] as const).filter((part) =>
    missingAt(error, "allOrders", "nodes", part),
  );
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Title order={1}>{t("title")}</Title>
      <ViewBar
        list="orders"
        builtIn={[
          { name: t("views.all"), search: "" },
          { name: t("views.toShip"), search: "status=PAID&sort=OLDEST" },
          { name: t("views.onTheWay"), search: "status=PROCESSING&sort=OLDEST" },
          { name: t("views.unpaid"), search: "status=CREATED" },
          { name: t("views.refunded"), search: "status=REFUNDED" },
        ]}
      />
      <OrderFilters address={address} customFields={customFields} />
      {data?.allOrders && unavailable.length > 0 && <MissingNotice text={t("partlyAway")} retry={retry} />}
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={data?.allOrders?.nodes}
        rowKey={({ id }) => id}
        address={address}
        pageInfo={data?.allOrders?.pageInfo}
        fetching={fetching}
        error={error}
        retry={retry}
        defaultSort="NEWEST"
        empty={<NoOrders address={address} />}
      />
    </Stack>
  );
}

function NoOrders({ address }: { readonly address: ListAddress }) {
  const t = useTranslations("adminSales.orders");
  const isFiltered = orderFilterNames.some((name) => address.value(name) !== "");
  const icon = <IconReceiptOff aria-hidden size={40} stroke={1.2} />;
  if (!isFiltered) return <EmptyState icon={icon} title={t("none")} text={t("noneText")} />;
  return (
    <EmptyState icon={icon} title={t("noneFound")} text={t("noneFoundText")}>
      <Button
        variant="default"
        onClick={() => address.change(Object.fromEntries(orderFilterNames.map((name) => [name, undefined])))}
      >
        {t("filter.clear")}
      </Button>
    </EmptyState>
  );
}
