import { Stack, Title } from "@mantine/core";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../../ui/head/head";
import { KeysetTable } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { BackToStock } from "./back-to-stock";
import { movementKey, useMovementColumns } from "./movement-columns";
import { MovementFilters } from "./movement-filters";
import { movementsQueryParams } from "./stock-query-params";
import { AdminStockMovementsDocument } from "./stock-movements.generated";

/** Every change of the stock on hand, newest first. */
export function Component() {
  const t = useTranslations("adminCatalog.stock.movements");
  const address = useListAddress();
  const columns = useMovementColumns(true);
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminStockMovementsDocument,
    variables: movementsQueryParams(address),
    requestPolicy: "cache-and-network",
  });
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <BackToStock />
      <Title order={1}>{t("title")}</Title>
      <MovementFilters address={address} />
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={data?.stockMovements?.nodes}
        rowKey={movementKey}
        address={address}
        pageInfo={data?.stockMovements?.pageInfo}
        fetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: "network-only" })}
        defaultSort="NEWEST"
        empty={<EmptyState title={t("none")} />}
      />
    </Stack>
  );
}
