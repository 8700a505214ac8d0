import { Anchor, Table, Text } from "@mantine/core";
import { Link } from "react-router";
import { useFormatter, useTranslations } from "use-intl/react";
import { Price } from "../../../../../ui/price/price";
import { Scrollable } from "../../../../../ui/scrollable/scrollable";
import { ReportCard, type CardState } from "./report-card";
import type { TopProductsFragment } from "./top-products.generated";

export interface TopProductsProps extends CardState {
  readonly report: TopProductsFragment | null | undefined;
}

export function TopProducts({ report, ...card }: TopProductsProps) {
  const t = useTranslations("adminSales.dashboard.topProducts");
  const format = useFormatter();
  return (
    <ReportCard
      {...card}
      title={t("title")}
      unavailableText={t("unavailable")}
      figures={report?.topProducts}
      height={260}
    >
      {(products) =>
        products.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t("none")}
          </Text>
        ) : (
          <Scrollable label={t("title")}>
            <Table aria-label={t("title")} style={{ fontVariantNumeric: "tabular-nums" }}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("product")}</Table.Th>
                  <Table.Th ta="end">{t("units")}</Table.Th>
                  <Table.Th ta="end">{t("revenue")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {products.map(({ product, sku, name, units, revenue }) => (
                  <Table.Tr key={sku}>
                    <Table.Th scope="row" fw={400}>
                      {product ? (
                        <Anchor component={Link} to={`/admin/products/${product.id}`} inherit>
                          {name}
                        </Anchor>
                      ) : (
                        name
                      )}
                    </Table.Th>
                    <Table.Td ta="end">{format.number(units)}</Table.Td>
                    <Table.Td ta="end">
                      <Price money={revenue} inherit />
                    </Table.Td>
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
