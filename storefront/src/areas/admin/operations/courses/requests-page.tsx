import { Anchor, Select, Stack, Text, Title } from "@mantine/core";
import { IconUserCheck } from "@tabler/icons-react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import type { InstructorRequestSort, InstructorRequestState } from "../../../../graph/schema-types.generated";
import { Head } from "../../../../ui/head/head";
import { sortParam } from "../../../../ui/keyset-table/sort-param";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { Moment } from "../../components/moment";
import { StatusBadge } from "../../components/status-badge";
import { RequestActions } from "./request-actions";
import { AdminInstructorRequestsDocument, type AdminInstructorRequestFragment } from "./requests.generated";

const states = ["OPEN", "APPROVED", "REJECTED"] as const satisfies readonly InstructorRequestState[];
const sorts: readonly InstructorRequestSort[] = ["NEWEST", "OLDEST"];
const colors = { OPEN: "yellow", APPROVED: "green", REJECTED: "red" } as const;
const pageSize = 25;

/** Requests to become an instructor. Without a state in the address, the list shows the open ones. */
export function Component() {
  const t = useTranslations("adminOperations.requests");
  const address = useListAddress();
  const state = states.find((known) => known === address.value("state")) ?? "OPEN";
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminInstructorRequestsDocument,
    variables: {
      first: pageSize,
      filter: { state },
      ...(address.after ? { after: address.after } : {}),
      ...sortParam(address.value, sorts),
    },
    requestPolicy: "cache-and-network",
  });
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <div>
        <Anchor component={Link} to="/admin/courses" size="sm">
          {t("back")}
        </Anchor>
        <Title order={1}>{t("title")}</Title>
      </div>
      <Select
        label={t("state")}
        w={200}
        allowDeselect={false}
        data={states.map((value) => ({ value, label: t(`states.${value}`) }))}
        value={state}
        onChange={(value) => address.change({ state: value === "OPEN" ? undefined : (value ?? undefined) })}
      />
      <KeysetTable
        label={t("title")}
        columns={useColumns(() => refetch({ requestPolicy: "network-only" }))}
        rows={data?.instructorRequests?.nodes}
        rowKey={({ id }) => id}
        address={address}
        pageInfo={data?.instructorRequests?.pageInfo}
        fetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: "network-only" })}
        defaultSort="NEWEST"
        empty={<EmptyState icon={<IconUserCheck aria-hidden size={40} stroke={1.2} />} title={t(`none.${state}`)} />}
      />
    </Stack>
  );
}

function useColumns(decided: () => void): readonly TableColumn<AdminInstructorRequestFragment>[] {
  const t = useTranslations("adminOperations.requests");
  return [
    {
      key: "asked",
      header: t("asked"),
      cell: ({ createdAt }) => <Moment at={createdAt} />,
      sort: { ascending: "OLDEST", descending: "NEWEST" },
    },
    {
      key: "applicant",
      header: t("applicant"),
      cell: ({ applicant }) =>
        applicant ? (
          <Anchor component={Link} to={`/admin/customers/${applicant.id}`} inherit>
            {applicant.fullName ?? applicant.email}
          </Anchor>
        ) : (
          "–"
        ),
    },
    {
      key: "motivation",
      header: t("motivation"),
      cell: ({ motivation, reason }) => (
        <Stack gap={4} maw={520} miw={220}>
          <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
            {motivation}
          </Text>
          {reason && (
            <Text size="sm" c="dimmed">
              {t("reasonGiven", { reason })}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      key: "state",
      header: t("state"),
      cell: ({ state }) => <StatusBadge color={colors[state]} text={t(`states.${state}`)} />,
    },
    {
      key: "act",
      header: t("act"),
      cell: (request) => request.state === "OPEN" && <RequestActions request={request} decided={decided} />,
    },
  ];
}
