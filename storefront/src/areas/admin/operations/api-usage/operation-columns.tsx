import { Button, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { Moment } from "../../components/moment";
import { StatusBadge } from "../../components/status-badge";
import type { UsedOperationFragment } from "./api-usage.generated";
import { useOperationName } from "./use-operation-name";

export function useOperationColumns(
  open: (operation: UsedOperationFragment) => void,
): readonly TableColumn<UsedOperationFragment>[] {
  const t = useTranslations("adminOperations.apiUsage");
  const nameOf = useOperationName();
  return [
    {
      key: "name",
      header: t("operation"),
      cell: (operation) => (
        <>
          {nameOf(operation)}
          {operation.kind && (
            <Text size="xs" c="dimmed">
              {operation.kind}
            </Text>
          )}
        </>
      ),
      sort: { ascending: "NAME_ASC", descending: "NAME_DESC" },
    },
    {
      key: "count",
      header: t("count"),
      cell: ({ count }) => t("number", { count }),
      sort: { ascending: "COUNT_ASC", descending: "COUNT_DESC" },
    },
    {
      key: "errors",
      header: t("errors"),
      cell: ({ errors }) => t("number", { count: errors }),
      sort: { ascending: "ERRORS_ASC", descending: "ERRORS_DESC" },
    },
    {
      key: "p99",
      header: t("p99"),
      cell: ({ p99Ms }) => t("milliseconds", { ms: p99Ms }),
      sort: { ascending: "P99_ASC", descending: "P99_DESC" },
    },
    {
      key: "fields",
      header: t("fields"),
      cell: ({ fields, deprecatedFields }) => (
        <>
          {t("number", { count: fields.length })}{" "}
          {deprecatedFields.length > 0 && (
            <StatusBadge color="orange" text={t("deprecated", { count: deprecatedFields.length })} />
          )}
        </>
      ),
    },
    {
      key: "clients",
      header: t("clients"),
      cell: ({ clients }) => [...new Set(clients.map(({ name }) => name))].slice(0, 3).join(", "),
    },
    {
      key: "lastSeen",
      header: t("lastSeen"),
      cell: ({ lastSeenAt }) => <Moment at={lastSeenAt} />,
      sort: { ascending: "LAST_SEEN_ASC", descending: "LAST_SEEN_DESC" },
    },
    {
      key: "details",
      header: t("details"),
      cell: (operation) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => open(operation)}
          aria-label={t("detailsOf", { name: nameOf(operation) })}
        >
          {t("show")}
        </Button>
      ),
    },
  ];
}
