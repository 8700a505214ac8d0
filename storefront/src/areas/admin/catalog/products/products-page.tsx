import { Button, Group, Stack, Title } from "@mantine/core";
import { IconFileImport, IconPackageOff, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useLocation } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { needsCustomFields } from "../../../../ui/custom-fields/custom-filter";
import { Head } from "../../../../ui/head/head";
import { KeysetTable } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress, type ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { missingAt } from "../../../../ui/page-state/missing-at";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { ViewBar } from "../../views/view-bar";
import { BulkBar } from "./bulk/bulk-bar";
import { useProductColumns } from "./product-columns";
import { ProductFilters } from "./product-filters";
import { productFilterNames, productVariables } from "./product-variables";
import { AdminProductFieldsDocument, AdminProductsDocument } from "./products.generated";

const none: ReadonlySet<string> = new Set();

/** All products, on sale or not, filtered by the address. Some cells are editable. */
export function Component() {
  const t = useTranslations("adminCatalog.products");
  const address = useListAddress();
  const { search } = useLocation();
  // only an address with conditions on declared fields needs them before the list
  const mustKnowFields = needsCustomFields(search);
  const [{ data: declared }] = useQuery({ query: AdminProductFieldsDocument, pause: !mustKnowFields });
  const [chosen, choose] = useState(none);
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminProductsDocument,
    variables: productVariables(address, declared?.customFields ?? []),
    pause: !declared && mustKnowFields,
    requestPolicy: "cache-and-network",
  });
  const customFields = data?.customFields ?? declared?.customFields ?? [];
  const columns = useProductColumns(customFields);
  const retry = () => refetch({ requestPolicy: "network-only" });
  const rows = data?.products?.nodes;
  // products on another page are not visible, so they are not changed
  const chosenHere = new Set(rows?.map(({ id }) => id).filter((id) => chosen.has(id)));
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Group justify="space-between" gap="sm">
        <Title order={1}>{t("title")}</Title>
        <Group gap="xs">
          <Button
            component={Link}
            to={{ pathname: "/admin/products/import", search }}
            variant="default"
            leftSection={<IconFileImport aria-hidden size={16} />}
          >
            {t("import")}
          </Button>
          <Button component={Link} to="/admin/products/new" leftSection={<IconPlus aria-hidden size={16} />}>
            {t("new")}
          </Button>
        </Group>
      </Group>
      <ViewBar
        list="products"
        builtIn={[
          { name: t("views.all"), search: "" },
          { name: t("views.onSale"), search: "active=true" },
          { name: t("views.notOnSale"), search: "active=false" },
          { name: t("views.changed"), search: "sort=UPDATED" },
        ]}
      />
      <ProductFilters address={address} categories={data?.categories ?? []} customFields={customFields} />
      {data?.products && missingAt(error, "products", "nodes", "stock") && (
        <MissingNotice text={t("stockAway")} retry={retry} />
      )}
      {chosenHere.size > 0 && (
        <BulkBar ids={[...chosenHere]} categories={data?.categories ?? []} clear={() => choose(none)} />
      )}
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        selection={{ chosen: chosenHere, choose }}
        address={address}
        pageInfo={data?.products?.pageInfo}
        fetching={fetching}
        error={error}
        retry={retry}
        {...(address.value("q") ? {} : { defaultSort: "NEWEST" })}
        empty={<NoProducts address={address} />}
      />
    </Stack>
  );
}

function NoProducts({ address }: { readonly address: ListAddress }) {
  const t = useTranslations("adminCatalog.products");
  const isFiltered = productFilterNames.some((name) => address.value(name) !== "");
  const icon = <IconPackageOff aria-hidden size={40} stroke={1.2} />;
  if (!isFiltered)
    return (
      <EmptyState icon={icon} title={t("none")} text={t("noneText")}>
        <Button component={Link} to="/admin/products/new">
          {t("new")}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState icon={icon} title={t("noneFound")} text={t("noneFoundText")}>
      <Button
        variant="default"
        onClick={() => address.change(Object.fromEntries(productFilterNames.map((name) => [name, undefined])))}
      >
        {t("filter.clear")}
      </Button>
    </EmptyState>
  );
}
