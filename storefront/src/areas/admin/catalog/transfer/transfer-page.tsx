import { Stack, Title } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../../ui/head/head";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { BackToProducts } from "../product/back-to-products";
import { productFilterOf } from "../products/product-variables";
import { ExportPanel } from "./export/export-panel";
import { ImportPanel } from "./import/import-panel";

/** Imports and exports products as files. The address has the filters of the exported list. */
export function Component() {
  const t = useTranslations("adminCatalog.transfer");
  const address = useListAddress();
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <BackToProducts />
      <Title order={1}>{t("title")}</Title>
      <ImportPanel />
      <ExportPanel filter={productFilterOf(address)} />
    </Stack>
  );
}
