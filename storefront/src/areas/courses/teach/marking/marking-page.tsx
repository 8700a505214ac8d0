import { Stack, Text } from "@mantine/core";
import { IconChecklist } from "@tabler/icons-react";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { dayAndTime } from "../../../../ui/order/day-and-time";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { CoursePartHeading } from "../course-part-heading";
import { AttemptsToMarkDocument, type AttemptToMarkFragment } from "./attempts-to-mark.generated";
import { MarkForm } from "./mark-form";

/** The submitted attempts whose free texts and files wait for marks, first submitted first. */
export function Component() {
  const t = useTranslations("teaching.marking");
  const { id = "" } = useParams();
  const address = useListAddress();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AttemptsToMarkDocument,
    variables: { id, ...(address.after ? { after: address.after } : {}) },
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const columns = useColumns(retry);
  const attempts = data?.course?.attemptsToMark;
  if (data && !fetching && !error && !attempts) return <NotFoundPage />;
  return (
    <Stack gap="md">
      <CoursePartHeading courseId={id} courseTitle={data?.course?.title} part="marking" />
      <Text role="status" size="sm" c="dimmed">
        {attempts && attempts.totalCount > 0 && t("count", { count: attempts.totalCount })}
      </Text>
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={attempts?.nodes}
        rowKey={({ id: key }) => key}
        address={address}
        pageInfo={attempts?.pageInfo}
        fetching={fetching}
        error={error}
        retry={retry}
        empty={
          <EmptyState
            icon={<IconChecklist aria-hidden size={40} stroke={1.2} />}
            title={t("none")}
            text={t("noneText")}
          />
        }
      />
    </Stack>
  );
}

function useColumns(marked: () => void): readonly TableColumn<AttemptToMarkFragment>[] {
  const t = useTranslations("teaching.marking");
  const format = useFormatter();
  return [
    { key: "student", header: t("student"), cell: ({ student }) => student?.fullName ?? t("noName") },
    { key: "lesson", header: t("lesson"), cell: ({ lesson }) => lesson.title },
    {
      key: "submitted",
      header: t("submitted"),
      cell: ({ submittedAt }) => submittedAt && format.dateTime(new Date(submittedAt), dayAndTime),
    },
    {
      key: "answers",
      header: t("answers"),
      cell: (attempt) => <MarkForm attempt={attempt} marked={marked} renew={marked} />,
    },
  ];
}
