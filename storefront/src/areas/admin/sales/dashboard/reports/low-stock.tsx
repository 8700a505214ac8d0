import { Anchor, Table, Text } from "@mantine/core";
import { Link } from "react-router";
import { useFormatter, useTranslations } from "use-intl/react";
import { Scrollable } from "../../../../../ui/scrollable/scrollable";
import { ReportCard, type CardState } from "./report-card";
import type { LowStockFragment } from "./low-stock.generated";

/** The stock at which the shop should order more. */
export const lowStockLevel = 5;

export interface LowStockProps extends CardState {
  readonly levels: LowStockFragment | null | undefined;
}

/** The current stock, independent of the days of the other cards. */
export function LowStock({ levels, ...card }: LowStockProps) {
  const t = useTranslations("adminSales.dashboard.lowStock");
  const format = useFormatter();
  const all = (
    <Anchor component={Link} to="/admin/stock" size="sm">
      {t("all")}
    </Anchor>
  );
  return (
    <ReportCard
      {...card}
      title={t("title")}
      unavailableText={t("unavailable")}
      figures={levels?.nodes}
      height={260}
      aside={all}
    >
      {(nodes) =>
        nodes.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t("none", { level: lowStockLevel })}
          </Text>
        ) : (
          <Scrollable label={t("title")}>
            <Table aria-label={t("title")} style={{ fontVariantNumeric: "tabular-nums" }}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("product")}</Table.Th>
                  <Table.Th ta="end">{t("available")}</Table.Th>
                  <Table.Th ta="end">{t("reserved")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {nodes.map(({ product, available, reserved }, index) => (
                  <Table.Tr key={product?.id ?? index}>
                    <Table.Th scope="row" fw={400}>
                      {product ? (
                        <Anchor component={Link} to={`/admin/products/${product.id}`} inherit>
                          {product.name}
                        </Anchor>
                      ) : (
                        t("unknownProduct")
                      )}
                    </Table.Th>
                    <Table.Td ta="end" fw={available === 0 ? 700 : 400}>
                      {format.number(available)}
                    </Table.Td>
                    <Table.Td ta="end">{format.number(reserved)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Scrollable>
        )
      }
    </ReportCard>
  );
}
