import { Button, Group, MultiSelect, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslations } from "use-intl/react";
import { conditionsOf } from "../../../../ui/custom-fields/custom-filter";
import { CustomFilters } from "../../../../ui/custom-fields/custom-filters";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import type { ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { AmountRange } from "../../components/amount-range";
import { SearchField } from "../../../../ui/search-field/search-field";
import { isOrderStatus, orderFilterNames, orderStatuses } from "./orders-query-params";

export interface OrderFiltersProps {
  readonly address: ListAddress;
  readonly customFields: readonly CustomField[];
}

/** The filters of the list. All of them are in the address. */
export function OrderFilters({ address, customFields }: OrderFiltersProps) {
  const t = useTranslations("adminSales.orders.filter");
  const status = useTranslations("adminSales.orderStatus");
  const ofFields = customFields.flatMap(conditionsOf).map(({ parameter }) => parameter);
  const names = [...orderFilterNames, ...ofFields];
  const isFiltered = names.some((name) => address.value(name) !== "");
  const hasMore = ["from", "to", "min", "max", ...ofFields].some((name) => address.value(name) !== "");
  const [opened, { toggle }] = useDisclosure(hasMore);
  const more = useId();
  const chosen = address.values("status").filter(isOrderStatus);
  return (
    <Stack gap="xs">
      <Group align="end" gap="sm">
        <SearchField
          label={t("search")}
          placeholder={t("searchPlaceholder")}
          value={address.value("q")}
          search={(q) => address.change({ q })}
        />
        <MultiSelect
          label={t("status")}
          placeholder={chosen.length === 0 ? t("anyStatus") : ""}
          data={orderStatuses.map((value) => ({ value, label: status(value) }))}
          value={chosen}
          onChange={(statuses) => address.change({ status: statuses })}
          clearable
          flex="1 1 14rem"
        />
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconAdjustmentsHorizontal aria-hidden size={16} />}
            aria-expanded={opened}
            aria-controls={more}
            onClick={toggle}
          >
            {t("more")}
          </Button>
          <Button
            variant="subtle"
            disabled={!isFiltered}
            onClick={() => address.change(Object.fromEntries(names.map((name) => [name, undefined])))}
          >
            {t("clear")}
          </Button>
        </Group>
      </Group>
      <Group id={more} hidden={!opened} gap="sm" display={opened ? undefined : "none"}>
        <Group gap="sm" wrap="nowrap" flex="0 1 22rem">
          <DayField address={address} name="from" label={t("from")} />
          <DayField address={address} name="to" label={t("to")} />
        </Group>
        <AmountRange address={address} from={t("min")} to={t("max")} />
        <CustomFilters fields={customFields} address={address} />
      </Group>
    </Stack>
  );
}

interface FieldProps {
  readonly address: ListAddress;
  readonly name: "from" | "to";
  readonly label: string;
}

function DayField({ address, name, label }: FieldProps) {
  return (
    <TextInput
      type="date"
      label={label}
      flex={1}
      value={address.value(name)}
      onChange={({ currentTarget }) => address.change({ [name]: currentTarget.value })}
    />
  );
}
