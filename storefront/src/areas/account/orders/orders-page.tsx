import { Anchor, Button, Text } from "@mantine/core";
import { Link, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { KeysetTable, type TableColumn } from "../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../ui/keyset-table/use-list-address";
import { OrderStatusBadge } from "../../../ui/order/order-status-badge";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { Price } from "../../../ui/price/price";
import { PageTitle } from "../components/page-title";
import { MyOrdersDocument, type MyOrdersQuery } from "./orders.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  const after = new URL(args.request.url).searchParams.get("after");
  await preload(args, MyOrdersDocument, { after });
  return null;
}

type Order = NonNullable<MyOrdersQuery["orders"]>["nodes"][number];

export function Component() {
  const t = useTranslations("account.orders");
  const address = useListAddress();
  const [parameters] = useSearchParams();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: MyOrdersDocument,
    variables: { after: parameters.get("after") },
  });
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <KeysetTable
        label={t("title")}
        columns={useColumns()}
        rows={data?.orders?.nodes}
        rowKey={({ id }) => id}
        address={address}
        pageInfo={data?.orders?.pageInfo}
        fetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: "network-only" })}
        empty={
          <EmptyState title={t("empty")} text={t("emptyText")}>
            <Button component={Link} to="/products">
              {t("toProducts")}
            </Button>
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): TableColumn<Order>[] {
  const t = useTranslations("account.orders");
  const format = useFormatter();
  return [
    {
      key: "number",
      header: t("number"),
      cell: ({ number }) => (
        <Anchor component={Link} to={`/orders/${number}`} inherit style={{ whiteSpace: "nowrap" }}>
          {number}
        </Anchor>
      ),
    },
    {
      key: "placedAt",
      header: t("placedAt"),
      cell: ({ placedAt }) => (
        <Text span inherit style={{ whiteSpace: "nowrap" }}>
          {format.dateTime(new Date(placedAt), { dateStyle: "medium" })}
        </Text>
      ),
    },
    { key: "status", header: t("status"), cell: ({ status }) => <OrderStatusBadge status={status} /> },
    {
      key: "lines",
      header: t("lines"),
      cell: ({ lines: [first, ...others] }) => (
        <Text span inherit lineClamp={1} miw={140}>
          {first && (others.length > 0 ? t("andOthers", { name: first.name, count: others.length }) : first.name)}
        </Text>
      ),
    },
    { key: "total", header: t("total"), align: "end", cell: ({ total }) => <Price money={total} inherit /> },
  ];
}
