import { Text } from "@mantine/core";
import type { TableColumn } from "../keyset-table/keyset-table";
import type { CustomValuePartsFragment } from "./custom-fields.generated";
import { customSorts } from "./custom-filter";
import type { CustomField, languages } from "./custom-values";

interface RowWithValues {
  readonly allCustomValues: readonly CustomValuePartsFragment[] | null;
}

/** Returns the columns of the fields that lists show. */
export function customTableColumns<Row extends RowWithValues>(
  fields: readonly CustomField[],
  locale: (typeof languages)[number],
): readonly TableColumn<Row>[] {
  return fields
    .filter(({ isListed }) => isListed)
    .map((field) => {
      const [ascending, descending] = customSorts(field);
      return {
        key: `custom.${field.name}`,
        header: field.label[locale] ?? field.name,
        cell: ({ allCustomValues }: Row) => (
          <Text span inherit c="dimmed">
            {allCustomValues?.find(({ name }) => name === field.name)?.text?.[locale] ?? "–"}
          </Text>
        ),
        ...(ascending && descending ? { sort: { ascending, descending } } : {}),
      };
    });
}
