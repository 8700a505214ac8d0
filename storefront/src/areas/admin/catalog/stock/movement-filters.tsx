import { Button, Group, Select, TextInput } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { movementFilterNames, movementKinds } from "./stock-query-params";

/** The filters of the list. All of them are in the address. */
export function MovementFilters({ address }: { readonly address: ListAddress }) {
  const t = useTranslations("adminCatalog.stock.movements");
  const isFiltered = movementFilterNames.some((name) => address.value(name) !== "");
  return (
    <Group align="end" gap="sm">
      <Select
        label={t("kind")}
        data={[
          { value: "", label: t("any") },
          ...movementKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
        ]}
        value={address.value("kind")}
        onChange={(kind) => address.change({ kind: kind ?? "" })}
        allowDeselect={false}
        flex="0 1 12rem"
      />
      {(["from", "to"] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(name)}
          value={address.value(name)}
          onChange={({ currentTarget }) => address.change({ [name]: currentTarget.value })}
        />
      ))}
      <Button
        variant="subtle"
        disabled={!isFiltered}
        onClick={() => address.change(Object.fromEntries(movementFilterNames.map((name) => [name, undefined])))}
      >
        {t("clear")}
      </Button>
    </Group>
  );
}
