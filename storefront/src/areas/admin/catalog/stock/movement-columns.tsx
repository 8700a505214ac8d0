import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import type { TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { Moment } from "../../components/moment";
import type { AdminStockMovementFragment } from "./stock-movements.generated";

/** The columns of a stock movement. */
export function useMovementColumns(withProduct: boolean): readonly TableColumn<AdminStockMovementFragment>[] {
  const t = useTranslations("adminCatalog.stock.movements");
  const product: TableColumn<AdminStockMovementFragment> = {
    key: "product",
    header: t("product"),
    cell: (movement) =>
      movement.product ? (
        <Anchor component={Link} to={`/admin/stock/${movement.product.id}`} inherit>
          {movement.product.name}
        </Anchor>
      ) : (
        "–"
      ),
  };
  return [
    {
      key: "at",
      header: t("at"),
      cell: ({ at }) => <Moment at={at} />,
      sort: { ascending: "OLDEST", descending: "NEWEST" },
    },
    ...(withProduct ? [product] : []),
    { key: "kind", header: t("kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
    {
      key: "delta",
      header: t("delta"),
      align: "end",
      cell: ({ delta }) => (
        <Text span inherit fw={600} style={{ fontVariantNumeric: "tabular-nums" }}>
          {delta > 0 ? `+${delta}` : `−${-delta}`}
        </Text>
      ),
    },
    { key: "reason", header: t("reason"), cell: ({ reason }) => reason },
    {
      key: "actor",
      header: t("actor"),
      cell: ({ actorId }) =>
        actorId ? (
          <Anchor component={Link} to={`/admin/customers/${actorId}`} inherit>
            {t("admin")}
          </Anchor>
        ) : (
          <Text span inherit c="dimmed">
            {t("shop")}
          </Text>
        ),
    },
  ];
}

export function movementKey({ at, kind, delta, product, orderId }: AdminStockMovementFragment): string {
  return [at, kind, delta, product?.id, orderId].join(" ");
}
