import { Table, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { ImportProductRow } from "../../../../../graph/schema-types.generated";
import { Scrollable } from "../../../../../ui/scrollable/scrollable";

/** The first rows of a file as products. */
export function PreviewTable({ rows }: { readonly rows: readonly ImportProductRow[] }) {
  const t = useTranslations("adminCatalog.transfer.preview");
  if (rows.length === 0) return <Text size="sm">{t("none")}</Text>;
  return (
    <Scrollable label={t("label")}>
      <Table aria-label={t("label")} fz="sm" miw="40rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("line")}</Table.Th>
            <Table.Th>{t("sku")}</Table.Th>
            <Table.Th>{t("name")}</Table.Th>
            <Table.Th ta="end">{t("price")}</Table.Th>
            <Table.Th ta="end">{t("stock")}</Table.Th>
            <Table.Th>{t("categories")}</Table.Th>
            <Table.Th ta="end">{t("pictures")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ line, sku, title, price, stock, categories, images }) => (
            <Table.Tr key={line}>
              <Table.Td>{line}</Table.Td>
              <Table.Td>{sku || "–"}</Table.Td>
              <Table.Td>{title ?? "–"}</Table.Td>
              <Table.Td ta="end">{price ?? "–"}</Table.Td>
              <Table.Td ta="end">{stock ?? "–"}</Table.Td>
              <Table.Td>{categories?.join(", ") ?? "–"}</Table.Td>
              <Table.Td ta="end">{images?.length ?? 0}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrollable>
  );
}
