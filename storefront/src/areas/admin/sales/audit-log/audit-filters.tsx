import { Button, Group, Select, TextInput } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { useNames } from "../../names/use-names";
import { auditFilterNames } from "./audit-query-params";
import english from "../../../../messages/admin/en.json";

export interface AuditFiltersProps {
  readonly address: ListAddress;
  readonly admins: readonly { readonly id: string; readonly email: string; readonly fullName: string | null }[];
}

/** The types of targets that the audit log records. */
const targetTypes = [
  "ApiKey",
  "Category",
  "Course",
  "CourseCategory",
  "FailedDelivery",
  "Notification",
  "Order",
  "Product",
  "Shipment",
  "User",
];

export function AuditFilters({ address, admins }: AuditFiltersProps) {
  const t = useTranslations("adminSales.auditLog.filter");
  const names = useNames();
  const isFiltered = auditFilterNames.some((name) => address.value(name) !== "");
  const actor = address.value("actor");
  const actors = admins.map(({ id, email, fullName }) => ({ value: id, label: fullName ?? email }));
  const action = address.value("action");
  const actions = action && !auditActions.includes(action) ? [...auditActions, action] : auditActions;
  // a user who was an admin at that time
  if (actor && !actors.some(({ value }) => value === actor)) actors.push({ value: actor, label: actor.slice(0, 8) });
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
      <Select
        label={t("act")}
        placeholder={t("any")}
        data={actions.map((value) => ({ value, label: names.action(value) }))}
        value={action || null}
        onChange={(value) => address.change({ action: value ?? undefined })}
        searchable
        clearable
        flex="1 1 13rem"
      />
      <Select
        label={t("type")}
        placeholder={t("any")}
        data={targetTypes.map((value) => ({ value, label: names.objectType(value) }))}
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

/** The actions that the audit log records, as `<service>.<mutation>`: the keys of `admin.names.action`. */
const auditActions: readonly string[] = Object.entries(english.names.action).flatMap(([service, mutations]) =>
  Object.keys(mutations).map((mutation) => `${service}.${mutation}`),
);
