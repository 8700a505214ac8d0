import { Anchor, Button, Group, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import { Head } from "../../../../ui/head/head";
import { KeysetTable } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { PageState } from "../../../../ui/page-state/page-state";
import { BackToStock } from "./back-to-stock";
import { movementKey, useMovementColumns } from "./movement-columns";
import { MovementFilters } from "./movement-filters";
import { movementsQueryParams } from "./stock-query-params";
import { StockDialog } from "./stock-dialog";
import { AdminProductStockDocument, type AdminProductStockQuery } from "./stock-movements.generated";

/** The stock of one product and its movements. */
export function Component() {
  const t = useTranslations("adminCatalog.stock");
  const { productId = "" } = useParams();
  const address = useListAddress();
  const columns = useMovementColumns(false);
  const [answer, refetch] = useQuery({
    query: AdminProductStockDocument,
    variables: { id: productId, ...movementsQueryParams(address) },
    requestPolicy: "cache-and-network",
  });
  const { data, error, fetching } = answer;
  const retry = () => refetch({ requestPolicy: "network-only" });
  const loading = (
    <Stack>
      <BackToStock />
      <Title order={1}>{t("title")}</Title>
      <Skeleton height={90} aria-hidden />
      <Skeleton height={400} aria-hidden />
    </Stack>
  );
  return (
    <>
      <Head title={data?.product?.name ?? t("title")} hidden />
      <PageState answer={answer} loading={loading} retry={retry}>
        {({ product, stockMovements }) => {
          if (!product && fetching) return loading;
          if (!product) return error ? <ErrorState error={error} retry={retry} /> : <NotFoundPage />;
          return (
            <Stack>
              <BackToStock />
              <Figures product={product} retry={retry} />
              <Title order={2} size="h3">
                {t("movements.title")}
              </Title>
              <MovementFilters address={address} />
              <KeysetTable
                label={t("movements.title")}
                columns={columns}
                rows={stockMovements?.nodes}
                rowKey={movementKey}
                address={address}
                pageInfo={stockMovements?.pageInfo}
                fetching={fetching}
                error={error}
                retry={retry}
                defaultSort="NEWEST"
                empty={<EmptyState title={t("movements.none")} />}
              />
            </Stack>
          );
        }}
      </PageState>
    </>
  );
}

interface FiguresProps {
  readonly product: NonNullable<AdminProductStockQuery["product"]>;
  readonly retry: () => void;
}

function Figures({ product: { id, name, sku, stock }, retry }: FiguresProps) {
  const t = useTranslations("adminCatalog.stock");
  const [what, setWhat] = useState<"adjust" | "count">();
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Stack gap={2}>
          <Title order={1}>{name}</Title>
          <Text size="sm" c="dimmed">
            {sku} ·{" "}
            <Anchor component={Link} to={`/admin/products/${id}`} inherit>
              {t("edit")}
            </Anchor>
          </Text>
        </Stack>
        {stock && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setWhat("count")}>
              {t("count")}
            </Button>
            <Button onClick={() => setWhat("adjust")}>{t("adjust")}</Button>
          </Group>
        )}
      </Group>
      {stock ? (
        <SimpleGrid component="dl" cols={3} m={0}>
          <Figure label={t("onHand")} value={stock.onHand ?? 0} />
          <Figure label={t("reserved")} value={stock.reserved ?? 0} />
          <Figure label={t("available")} value={stock.available} />
        </SimpleGrid>
      ) : (
        <Text c="dimmed">{t("noStock")}</Text>
      )}
      <StockDialog
        what={what}
        product={stock ? { id, name, onHand: stock.onHand ?? 0, reserved: stock.reserved ?? 0 } : undefined}
        close={() => setWhat(undefined)}
        onDone={retry}
      />
    </>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <Paper withBorder p="sm">
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} fz="h2" fw={700}>
        {value}
      </Text>
    </Paper>
  );
}
