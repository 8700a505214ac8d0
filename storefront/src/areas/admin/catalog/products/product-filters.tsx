import { Button, Group, MultiSelect, Select, TagsInput } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { attributes, boundName } from "../../../../ui/product-attributes/product-attributes";
import { AmountRange } from "../../components/amount-range";
import { SearchField } from "../../../../ui/search-field/search-field";
import { conditionsOf } from "../../../../ui/custom-fields/custom-filter";
import { CustomFilters } from "../../../../ui/custom-fields/custom-filters";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import type { CategoryChoice } from "../components/category-choice";
import { productFilterNames } from "./product-variables";

export interface ProductFiltersProps {
  readonly address: ListAddress;
  readonly categories: readonly CategoryChoice[];
  readonly customFields: readonly CustomField[];
}

/** The filters of the list. All of them are in the address. */
export function ProductFilters({ address, categories, customFields }: ProductFiltersProps) {
  const t = useTranslations("adminCatalog.products.filter");
  const ofAttribute = useTranslations("common");
  const names = [...productFilterNames, ...customFields.flatMap(conditionsOf).map(({ parameter }) => parameter)];
  const isFiltered = names.some((name) => address.value(name) !== "");
  const chosen = address.values("category");
  const tags = address.values("tag");
  return (
    <Group align="end" gap="sm">
      <SearchField
        label={t("search")}
        placeholder={t("searchPlaceholder")}
        value={address.value("q")}
        search={(q) => address.change({ q })}
      />
      <MultiSelect
        label={t("category")}
        placeholder={chosen.length === 0 ? t("any") : ""}
        data={categories.map(({ slug, name }) => ({ value: slug, label: name }))}
        value={[...chosen]}
        onChange={(category) => address.change({ category })}
        searchable
        clearable
        flex="1 1 11rem"
      />
      <TagsInput
        label={t("tag")}
        placeholder={tags.length === 0 ? t("any") : ""}
        value={[...tags]}
        onChange={(tag) => address.change({ tag: tag.map((one) => one.trim().toLowerCase()) })}
        maxTags={20}
        clearable
        flex="1 1 9rem"
      />
      <Select
        label={t("kind")}
        data={[
          { value: "", label: t("any") },
          { value: "PHYSICAL", label: t("goods") },
          { value: "COURSE", label: t("courses") },
        ]}
        value={address.value("kind")}
        onChange={(kind) => address.change({ kind: kind ?? "" })}
        allowDeselect={false}
        w="8rem"
      />
      <Select
        label={t("active")}
        data={[
          { value: "", label: t("any") },
          { value: "true", label: t("onSale") },
          { value: "false", label: t("notOnSale") },
        ]}
        value={address.value("active")}
        onChange={(active) => address.change({ active: active ?? "" })}
        allowDeselect={false}
        w="9rem"
      />
      <AmountRange address={address} from={t("min")} to={t("max")} />
      {attributes.map(
        (attribute) =>
          attribute.isFilter && (
            <AmountRange
              key={attribute.name}
              address={address}
              names={[boundName("min", attribute), boundName("max", attribute)]}
              from={t("from", { name: ofAttribute(attribute.label) })}
              to={t("upTo", { name: ofAttribute(attribute.label) })}
            />
          ),
      )}
      <CustomFilters fields={customFields} address={address} />
      <Button
        variant="subtle"
        disabled={!isFiltered}
        onClick={() => address.change(Object.fromEntries(names.map((name) => [name, undefined])))}
      >
        {t("clear")}
      </Button>
    </Group>
  );
}
