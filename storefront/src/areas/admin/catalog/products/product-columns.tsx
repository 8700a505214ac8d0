import { Anchor, Badge, Box, Group, Text } from "@mantine/core";
import { Link } from "react-router";
import { useLocale, useTranslations } from "use-intl/react";
import type { TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { Picture } from "../../../../ui/picture/picture";
import { customTableColumns } from "../../../../ui/custom-fields/custom-table-columns";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import { ActiveSwitch } from "./inline/active-switch";
import { PriceCell } from "./inline/price-cell";
import { StockCell } from "./inline/stock-cell";
import type { AdminProductRowFragment } from "./product-row.generated";

/** The columns of a product row, some of them editable. */
export function useProductColumns(
  customFields: readonly CustomField[],
): readonly TableColumn<AdminProductRowFragment>[] {
  const t = useTranslations("adminCatalog.products");
  const locale = useLocale();
  return [
    {
      key: "name",
      header: t("name"),
      cell: (product) => <Name product={product} />,
      sort: { ascending: "NAME", descending: "NAME_DESC" },
    },
    {
      key: "sku",
      header: t("sku"),
      cell: ({ sku }) => (
        <Text span inherit style={{ whiteSpace: "nowrap" }}>
          {sku}
        </Text>
      ),
      sort: { ascending: "SKU", descending: "SKU_DESC" },
    },
    {
      key: "price",
      header: t("price"),
      align: "end",
      cell: (product) => <PriceCell product={product} />,
      sort: { ascending: "PRICE_ASC", descending: "PRICE_DESC" },
    },
    { key: "stock", header: t("stock"), align: "end", cell: (product) => <StockCell product={product} /> },
    { key: "active", header: t("active"), cell: (product) => <ActiveSwitch product={product} /> },
    { key: "categories", header: t("categories"), cell: (product) => <Categories product={product} /> },
    ...customTableColumns<AdminProductRowFragment>(customFields, locale),
  ];
}

function Name({ product: { id, name, kind, images } }: { readonly product: AdminProductRowFragment }) {
  const t = useTranslations("adminCatalog.products");
  const [main] = images;
  return (
    <Group gap="sm" wrap="nowrap" miw="14rem">
      <Box w={48} flex="none">
        <Picture image={main && { url: main.url, alt: "" }} name={name} ratio={1} />
      </Box>
      <Anchor component={Link} to={`/admin/products/${id}`} fw={600} inherit>
        {name}
      </Anchor>
      {kind === "COURSE" && (
        <Badge size="sm" variant="default" flex="none">
          {t("course")}
        </Badge>
      )}
    </Group>
  );
}

function Categories({ product: { categories } }: { readonly product: AdminProductRowFragment }) {
  return (
    <Text span inherit c="dimmed">
      {categories.map(({ name }) => name).join(", ") || "–"}
    </Text>
  );
}
