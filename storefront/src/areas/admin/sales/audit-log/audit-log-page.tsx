import { Stack, Title } from "@mantine/core";
import { IconHistoryOff } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../../ui/head/head";
import { KeysetTable } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { auditQueryParams } from "./audit-query-params";
import { useAuditColumns } from "./audit-columns";
import { AuditFilters } from "./audit-filters";
import { AdminAuditLogDocument, type AuditEntryFragment } from "./audit-log.generated";
import { EntryDialog } from "./entry-dialog";

/** The actions of admins. */
export function Component() {
  const t = useTranslations("adminSales.auditLog");
  const address = useListAddress();
  const [shown, setShown] = useState<AuditEntryFragment>();
  const [opened, setOpened] = useState(false);
  const columns = useAuditColumns((entry) => {
    setShown(entry);
    setOpened(true);
  });
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminAuditLogDocument,
    variables: auditQueryParams(address.value, address.after),
    requestPolicy: "cache-and-network",
  });
  const entries = data?.auditLog?.nodes;
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Title order={1}>{t("title")}</Title>
      <AuditFilters address={address} admins={data?.admins?.nodes ?? []} />
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={entries}
        rowKey={({ id }) => id}
        address={address}
        pageInfo={data?.auditLog?.pageInfo}
        fetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: "network-only" })}
        defaultSort="NEWEST"
        empty={
          <EmptyState
            icon={<IconHistoryOff aria-hidden size={40} stroke={1.2} />}
            title={t("none")}
            text={t("noneText")}
          />
        }
      />
      {shown && <EntryDialog entry={shown} opened={opened} close={() => setOpened(false)} />}
    </Stack>
  );
}
