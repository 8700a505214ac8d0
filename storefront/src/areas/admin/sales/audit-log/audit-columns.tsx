import { Anchor, Button, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import type { TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { Moment } from "../../components/moment";
import { ShortId } from "../../names/short-id";
import { useNames } from "../../names/use-names";
import type { AuditEntryFragment } from "./audit-log.generated";
import { DifferenceList } from "./difference-list";

const shownDifferences = 3;

export function useAuditColumns(open: (entry: AuditEntryFragment) => void): readonly TableColumn<AuditEntryFragment>[] {
  const t = useTranslations("adminSales.auditLog");
  const names = useNames();
  return [
    {
      key: "at",
      header: t("at"),
      cell: ({ at }) => <Moment at={at} />,
      sort: { ascending: "OLDEST", descending: "NEWEST" },
    },
    {
      key: "actor",
      header: t("actor"),
      cell: ({ actorId, actorUsername, apiKeyId }) => (
        <>
          <Anchor component={Link} to={`/admin/customers/${actorId}`} inherit>
            {actorUsername}
          </Anchor>
          {apiKeyId && (
            <Text size="xs" c="dimmed">
              {t("byKey")}
            </Text>
          )}
        </>
      ),
      sort: { ascending: "ACTOR_ASC", descending: "ACTOR_DESC" },
    },
    {
      key: "action",
      header: t("act"),
      cell: ({ action }) => names.action(action),
      sort: { ascending: "ACTION_ASC", descending: "ACTION_DESC" },
    },
    { key: "target", header: t("target"), cell: (entry) => <Target entry={entry} /> },
    {
      key: "changes",
      header: t("changes"),
      width: "40%",
      cell: ({ before, after }) => <DifferenceList before={before} after={after} most={shownDifferences} />,
    },
    {
      key: "details",
      header: t("details"),
      cell: (entry) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => open(entry)}
          aria-label={t("detailsOf", {
            act: names.action(entry.action),
            target: names.objectType(entry.targetType),
          })}
        >
          {t("show")}
        </Button>
      ),
    },
  ];
}

const pages: Readonly<Record<string, string>> = {
  Order: "/admin/orders/",
  Product: "/admin/products/",
  User: "/admin/customers/",
};

/** Links to the target if it has a page. */
export function Target({
  entry: { targetType, targetId },
}: {
  readonly entry: Pick<AuditEntryFragment, "targetType" | "targetId">;
}) {
  const names = useNames();
  const page = pages[targetType];
  if (page) {
    return (
      <Anchor component={Link} to={page + targetId} inherit>
        {names.objectType(targetType)}
      </Anchor>
    );
  }
  return (
    <>
      {names.objectType(targetType)} <ShortId id={targetId} />
    </>
  );
}
