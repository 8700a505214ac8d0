import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useHref } from "react-router";
import { useTranslations } from "use-intl/react";
import type { ListAddress } from "../../../ui/keyset-table/use-list-address";

export interface CourseFiltersProps {
  readonly address: ListAddress;
  /** Undefined if they are unknown; empty where there is no choice. */
  readonly categories:
    | readonly { readonly count: number; readonly category: { readonly slug: string; readonly name: string } }[]
    | undefined;
}

/** A plain form, so it works without JavaScript too. */
export function CourseFilters({ address, categories: given }: CourseFiltersProps) {
  const t = useTranslations("courses.list");
  const action = useHref("/courses");
  const [search, chosen] = [address.value("q"), address.value("category")];
  const isChoice = given === undefined || given.length > 0 || chosen !== "";
  const categories = given ?? [];
  return (
    <form
      action={action}
      role="search"
      aria-label={t("filters")}
      onSubmit={(event) => {
        event.preventDefault();
        const words = new FormData(event.currentTarget).get("q");
        address.change({ q: typeof words === "string" ? words.trim() : "" });
      }}
    >
      <Group gap="sm" align="end">
        <TextInput
          // follows the address, also when the user goes back
          key={search}
          type="search"
          name="q"
          label={t("search")}
          defaultValue={search}
          maxLength={200}
          leftSection={<IconSearch aria-hidden size={16} />}
          style={{ flex: "1 1 14rem" }}
        />
        {isChoice && (
          <NativeSelect
            name="category"
            label={t("category")}
            value={chosen}
            onChange={({ currentTarget: { value } }) => address.change({ category: value })}
            style={{ flex: "0 1 14rem" }}
          >
            <option value="">{t("everyCategory")}</option>
            {categories.map(({ count, category: { slug, name } }) => (
              <option key={slug} value={slug}>
                {t("categoryOption", { name, count })}
              </option>
            ))}
            {chosen && !categories.some(({ category }) => category.slug === chosen) && (
              <option value={chosen}>{chosen}</option>
            )}
          </NativeSelect>
        )}
        <Button type="submit" variant="default">
          {t("find")}
        </Button>
      </Group>
    </form>
  );
}
