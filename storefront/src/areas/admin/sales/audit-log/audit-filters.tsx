import { Autocomplete, Button, Group, Select, TextInput } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { auditFilterNames } from "./audit-query-params";

export interface AuditFiltersProps {
  readonly address: ListAddress;
  readonly admins: readonly { readonly id: string; readonly email: string; readonly fullName: string | null }[];
  /** Known actions to choose from; the user can type others too. */
  readonly actionNames: readonly string[];
}

/** The types of targets that the audit log records. */
const targetTypes = [
  "ApiKey",
  "Category",
  "Course",
  "FailedDelivery",
  "Notification",
  "Order",
  "Product",
  "Shipment",
  "User",
];

export function AuditFilters({ address, admins, actionNames }: AuditFiltersProps) {
  const t = useTranslations("adminSales.auditLog.filter");
  const isFiltered = auditFilterNames.some((name) => address.value(name) !== "");
  const actor = address.value("actor");
  const actors = admins.map(({ id, email, fullName }) => ({ value: id, label: fullName ?? email }));
  // a user who was an admin at that time
  if (actor && !actors.some(({ value }) => value === actor)) actors.push({ value: actor, label: actor });
  return (
    <Group align="end" gap="sm">
      <Select
        label={t("actor")}
        placeholder={t("any")}
        data={actors}
        value={actor || null}
        onChange={(value) => address.change({ actor: value ?? undefined })}
        searchable
        clearable
        flex="1 1 11rem"
      />
      <Autocomplete
        key={`action ${address.value("action")}`}
        label={t("act")}
        placeholder="orders.refundOrder"
        data={[...actionNames]}
        defaultValue={address.value("action")}
        onOptionSubmit={(action) => address.change({ action })}
        onBlur={({ currentTarget }) => changed(address, "action", currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && changed(address, "action", currentTarget.value)}
        flex="1 1 13rem"
      />
      <Select
        label={t("type")}
        placeholder={t("any")}
        data={targetTypes}
        value={address.value("type") || null}
        onChange={(value) => address.change({ type: value ?? undefined })}
        clearable
        flex="1 1 9rem"
      />
      <TextInput
        key={`target ${address.value("target")}`}
        label={t("target")}
        defaultValue={address.value("target")}
        onBlur={({ currentTarget }) => changed(address, "target", currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && changed(address, "target", currentTarget.value)}
        flex="1 1 9rem"
      />
      <Group gap="sm" wrap="nowrap" flex="0 1 20rem">
        {(["from", "to"] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(name)}
            flex={1}
            value={address.value(name)}
            onChange={({ currentTarget }) => address.change({ [name]: currentTarget.value })}
          />
        ))}
      </Group>
      <Button
        variant="subtle"
        disabled={!isFiltered}
        onClick={() => address.change(Object.fromEntries(auditFilterNames.map((name) => [name, undefined])))}
      >
        {t("clear")}
      </Button>
    </Group>
  );
}

function changed(address: ListAddress, name: string, text: string): void {
  if (text.trim() !== address.value(name)) address.change({ [name]: text.trim() });
}
