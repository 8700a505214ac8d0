import { Badge, Text } from "@mantine/core";
import { useSearchParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import type { NotificationStatus } from "../../../graph/schema-types.generated";
import { KeysetTable, type TableColumn } from "../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { MyPreferences } from "../mail-preferences/my-preferences";
import { PageTitle } from "../components/page-title";
import { MyNotificationsDocument, type MyNotificationsQuery } from "./notifications.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  const after = new URL(args.request.url).searchParams.get("after");
  await preload(args, MyNotificationsDocument, { after });
  return null;
}

type Notification = NonNullable<MyNotificationsQuery["notifications"]>["nodes"][number];

const colors: Readonly<Record<NotificationStatus, string>> = {
  QUEUED: "yellow",
  SENT: "souk",
  DELIVERED: "souk",
  FAILED: "red",
};

export function Component() {
  const t = useTranslations("account.notifications");
  const address = useListAddress();
  const [parameters] = useSearchParams();
  const [answer, refetch] = useQuery({
    query: MyNotificationsDocument,
    variables: { after: parameters.get("after") },
  });
  const { data, error, fetching } = answer;
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <MyPreferences answer={answer} retry={retry} />
      <Text c="dimmed">{t("text")}</Text>
      <KeysetTable
        label={t("title")}
        columns={useColumns()}
        rows={data?.notifications?.nodes}
        rowKey={({ id }) => id}
        address={address}
        pageInfo={data?.notifications?.pageInfo}
        fetching={fetching}
        error={error}
        retry={retry}
        empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
      />
    </>
  );
}

function useColumns(): TableColumn<Notification>[] {
  const t = useTranslations("account.notifications");
  const format = useFormatter();
  return [
    {
      key: "subject",
      header: t("subject"),
      cell: ({ subject }) => (
        <Text inherit miw={160}>
          {subject}
        </Text>
      ),
    },
    {
      key: "status",
      header: t("status"),
      cell: ({ status }) => (
        <Badge variant="light" color={colors[status]} tt="none" miw="max-content">
          {t(`statuses.${status}`)}
        </Badge>
      ),
    },
    { key: "recipient", header: t("recipient"), cell: ({ recipient }) => recipient },
    {
      key: "time",
      header: t("time"),
      cell: ({ sentAt, createdAt }) => (
        <Text span inherit style={{ whiteSpace: "nowrap" }}>
          {format.dateTime(new Date(sentAt ?? createdAt), { dateStyle: "medium", timeStyle: "short" })}
        </Text>
      ),
    },
  ];
}
