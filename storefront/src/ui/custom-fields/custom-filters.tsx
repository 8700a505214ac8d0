import { MultiSelect, Select, TagsInput, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "use-intl/react";
import type { ListAddress } from "../keyset-table/use-list-address";
import { conditionsOf, type CustomCondition } from "./custom-filter";
import type { CustomField } from "./custom-values";

export interface CustomFiltersProps {
  readonly fields: readonly CustomField[];
  readonly address: ListAddress;
}

/** The filters of a list by declared fields. All of them are in the address. */
export function CustomFilters({ fields, address }: CustomFiltersProps) {
  return fields.flatMap((field) =>
    conditionsOf(field).map((condition) => (
      <ConditionInput key={condition.name} field={field} condition={condition} address={address} />
    )),
  );
}

interface ConditionInputProps {
  readonly field: CustomField;
  readonly condition: CustomCondition;
  readonly address: ListAddress;
}

function ConditionInput({ field, condition: { parameter, end }, address }: ConditionInputProps) {
  const locale = useLocale();
  const t = useTranslations("shared.customFields");
  const name = field.label[locale] ?? field.name;
  const choices = field.choices.map((choice) => ({ value: choice.value, label: choice.label[locale] ?? choice.value }));
  const chosen = [...address.values(parameter)];
  const change = (value: string | string[]) => address.change({ [parameter]: value });
  if (end) {
    return (
      <TextInput
        // the address may change behind the input
        key={address.value(parameter)}
        label={t(end === "min" ? "from" : "upTo", { name })}
        type={field.kind === "DATE" ? "date" : "text"}
        inputMode={field.kind === "DATE" ? undefined : "decimal"}
        defaultValue={address.value(parameter)}
        onBlur={({ currentTarget }) => change(currentTarget.value.trim())}
        w="9rem"
      />
    );
  }
  if (field.kind === "BOOLEAN") {
    return (
      <Select
        label={name}
        data={[
          { value: "", label: t("any") },
          { value: "true", label: t("yes") },
          { value: "false", label: t("no") },
        ]}
        value={address.value(parameter)}
        onChange={(value) => change(value ?? "")}
        allowDeselect={false}
        w="9rem"
      />
    );
  }
  const shared = { label: name, value: chosen, clearable: true, flex: "1 1 9rem" } as const;
  return choices.length > 0 ? (
    <MultiSelect {...shared} data={choices} onChange={change} />
  ) : (
    <TagsInput {...shared} maxTags={20} onChange={change} />
  );
}
