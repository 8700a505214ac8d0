import { Anchor, Button, Group, Select, Stack, Text, Title } from "@mantine/core";
import { IconArrowsExchange, IconPackageOff } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../../ui/head/head";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress, type ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { Moment } from "../../components/moment";
import { SearchField } from "../../../../ui/search-field/search-field";
import { StockCell } from "../products/inline/stock-cell";
import { levelsQueryParams } from "./stock-query-params";
import { StockDialog } from "./stock-dialog";
import { useStockSearch } from "./use-stock-search";
import { AdminStockLevelsDocument, type AdminStockLevelFragment } from "./stock-levels.generated";

/** The stock of every product, lowest first. */
export function Component() {
  const t = useTranslations("adminCatalog.stock");
  const address = useListAddress();
  const [adjusted, setAdjusted] = useState<AdminStockLevelFragment>();
  const search = useStockSearch(address.value("search"));
  const isFound = address.value("search") === "" || search.productIds !== undefined;
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminStockLevelsDocument,
    variables: levelsQueryParams(address, search.productIds),
    pause: !isFound,
    requestPolicy: "cache-and-network",
  });
  const retry = () => (isFound ? refetch({ requestPolicy: "network-only" }) : search.retry());
  const columns = useLevelColumns(setAdjusted);
  const product = adjusted?.product;
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Group justify="space-between" gap="sm">
        <Title order={1}>{t("title")}</Title>
        <Button
          component={Link}
          to="/admin/stock/movements"
          variant="default"
          leftSection={<IconArrowsExchange aria-hidden size={16} />}
        >
          {t("allMovements")}
        </Button>
      </Group>
      <Filters address={address} />
      {search.isCut && <Text size="sm">{t("searchCut")}</Text>}
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={isFound ? data?.stockLevels?.nodes : undefined}
        rowKey={(level) => level.product?.id ?? level.updatedAt}
        address={address}
        pageInfo={data?.stockLevels?.pageInfo}
        fetching={fetching || search.searching}
        error={isFound ? error : search.error}
        retry={retry}
        defaultSort="AVAILABLE_ASC"
        empty={
          <EmptyState
            icon={<IconPackageOff aria-hidden size={40} stroke={1.2} />}
            title={t(address.value("search") ? "noneFound" : address.value("atMost") ? "noneLow" : "none")}
          />
        }
      />
      <StockDialog
        what={product ? "adjust" : undefined}
        product={
          adjusted && product
            ? { id: product.id, name: product.name, onHand: adjusted.onHand, reserved: adjusted.reserved }
            : undefined
        }
        close={() => setAdjusted(undefined)}
        onDone={retry}
      />
    </Stack>
  );
}

function Filters({ address }: { readonly address: ListAddress }) {
  const t = useTranslations("adminCatalog.stock");
  return (
    <Group align="end" gap="sm">
      <SearchField
        label={t("search")}
        placeholder={t("searchHint")}
        value={address.value("search")}
        search={(text) => address.change({ search: text })}
      />
      <Select
        label={t("show")}
        data={[
          { value: "", label: t("all") },
          { value: "0", label: t("soldOut") },
          { value: "5", label: t("atMost", { count: 5 }) },
          { value: "10", label: t("atMost", { count: 10 }) },
          { value: "25", label: t("atMost", { count: 25 }) },
        ]}
        value={address.value("atMost")}
        onChange={(atMost) => address.change({ atMost: atMost ?? "" })}
        allowDeselect={false}
        maw="16rem"
      />
    </Group>
  );
}

function useLevelColumns(
  adjust: (level: AdminStockLevelFragment) => void,
): readonly TableColumn<AdminStockLevelFragment>[] {
  const t = useTranslations("adminCatalog.stock");
  return [
    {
      key: "product",
      header: t("product"),
      cell: ({ product }) =>
        product ? (
          <Stack gap={0} miw="12rem">
            <Anchor component={Link} to={`/admin/stock/${product.id}`} fw={600} inherit>
              {product.name}
            </Anchor>
            <Text size="xs" c="dimmed">
              {product.sku}
            </Text>
          </Stack>
        ) : (
          <Text c="dimmed">{t("unknownProduct")}</Text>
        ),
    },
    {
      key: "onHand",
      header: t("onHand"),
      align: "end",
      cell: ({ product, onHand, reserved }) =>
        product ? <StockCell product={{ ...product, kind: "PHYSICAL", stock: { onHand, reserved } }} quiet /> : onHand,
    },
    { key: "reserved", header: t("reserved"), align: "end", cell: ({ reserved }) => reserved },
    {
      key: "available",
      header: t("available"),
      align: "end",
      cell: ({ available }) => (
        <Text span inherit fw={available <= 0 ? 700 : 400} {...(available <= 0 ? { c: "red" } : {})}>
          {available}
        </Text>
      ),
      sort: { ascending: "AVAILABLE_ASC", descending: "AVAILABLE_DESC" },
    },
    {
      key: "updated",
      header: t("updated"),
      cell: ({ updatedAt }) => <Moment at={updatedAt} />,
      sort: { ascending: "UPDATED_ASC", descending: "UPDATED" },
    },
    {
      key: "act",
      header: t("act"),
      cell: (level) =>
        level.product && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("adjustOf", { name: level.product.name })}
            onClick={() => adjust(level)}
          >
            {t("adjust")}
          </Button>
        ),
    },
  ];
}
