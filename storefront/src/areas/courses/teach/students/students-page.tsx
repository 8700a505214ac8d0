import { Anchor, Badge, Button, Group, Progress, Stack, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { IconSearch, IconUserPlus, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import type { StudentSort } from "../../../../graph/schema-types.generated";
import { sortParam } from "../../../../ui/keyset-table/sort-param";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress, type ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { missingAt } from "../../../../ui/page-state/missing-at";
import { CoursePartHeading } from "../course-part-heading";
import { DownloadStudents } from "./download-students";
import { EnrollDialog } from "./enroll-dialog";
import { StudentActions } from "./student-actions";
import { CourseStudentsDocument, type CourseStudentsQuery } from "./students.generated";

type Row = NonNullable<NonNullable<CourseStudentsQuery["course"]>["students"]>["nodes"][number];

const longestSearch = 200;
const sorts: readonly StudentSort[] = ["NEWEST", "OLDEST"];

/** The students of the course, and the progress of each. */
export function Component() {
  const t = useTranslations("teaching.students");
  const { id = "" } = useParams();
  const [isEnrolling, setEnrolling] = useState(false);
  const address = useListAddress();
  const search = address.value("q").slice(0, longestSearch);
  const list = { id, ...(search ? { search } : {}), ...sortParam(address.value, sorts) };
  const [{ data, error, fetching }, refetch] = useQuery({
    query: CourseStudentsDocument,
    variables: { ...list, ...(address.after ? { after: address.after } : {}) },
    requestPolicy: "cache-and-network",
  });
  const reload = () => refetch({ requestPolicy: "network-only" });
  const columns = useColumns(reload);
  const students = data?.course?.students;
  const isMissing = data && !fetching && !students && !missingAt(error, "course", "students") && !error;
  if (isMissing) return <NotFoundPage />;
  return (
    <Stack gap="md">
      <CoursePartHeading courseId={id} courseTitle={data?.course?.title} part="students">
        <Group gap="xs">
          <DownloadStudents list={list} slug={data?.course?.slug} count={students?.totalCount ?? 0} />
          {data?.course?.status === "PUBLISHED" && (
            <Button leftSection={<IconUserPlus aria-hidden size={16} />} onClick={() => setEnrolling(true)}>
              {t("enroll.title")}
            </Button>
          )}
        </Group>
      </CoursePartHeading>
      <EnrollDialog courseId={id} opened={isEnrolling} close={() => setEnrolling(false)} changed={reload} />
      <Group justify="space-between" align="end">
        <SearchForm address={address} />
        <Text role="status" size="sm" c="dimmed">
          {students && t("count", { count: students.totalCount })}
        </Text>
      </Group>
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={students?.nodes}
        rowKey={({ enrollmentId }) => enrollmentId}
        address={address}
        pageInfo={students?.pageInfo}
        fetching={fetching}
        error={error}
        retry={reload}
        defaultSort="NEWEST"
        empty={
          <EmptyState
            icon={<IconUsers aria-hidden size={40} stroke={1.2} />}
            title={search ? t("nobodyFound") : t("nobody")}
            text={search ? t("nobodyFoundText") : t("nobodyText")}
          />
        }
      />
    </Stack>
  );
}

function useColumns(changed: () => void): readonly TableColumn<Row>[] {
  const t = useTranslations("teaching.students");
  const format = useFormatter();
  const date = (time: string) => format.dateTime(new Date(time), { dateStyle: "medium" });
  return [
    { key: "name", header: t("name"), cell: ({ user }) => user?.fullName ?? t("noName") },
    {
      key: "email",
      header: t("email"),
      cell: ({ user }) =>
        user && (
          <Anchor href={`mailto:${user.email}`} inherit>
            {user.email}
          </Anchor>
        ),
    },
    {
      key: "enrolled",
      header: t("enrolled"),
      cell: ({ enrolledAt }) => date(enrolledAt),
      sort: { ascending: "OLDEST", descending: "NEWEST" },
    },
    {
      key: "progress",
      header: t("progress"),
      width: 180,
      cell: ({ progress, user }) => (
        <Group gap="xs" wrap="nowrap">
          <Progress
            value={progress * 100}
            w={90}
            aria-label={t("progressOf", { name: user?.fullName ?? t("noName") })}
          />
          <Text size="sm" span>
            {format.number(progress, { style: "percent" })}
          </Text>
        </Group>
      ),
    },
    { key: "completed", header: t("completed"), cell: ({ completedAt }) => completedAt && date(completedAt) },
    {
      key: "access",
      header: t("access"),
      cell: ({ endsAt, isGranted }) => (
        <Group gap="xs" wrap="nowrap">
          <Text size="sm" span>
            {endsAt ? t("until", { date: date(endsAt) }) : t("withoutEnd")}
          </Text>
          {isGranted && (
            <Badge variant="light" color="gray" miw="max-content">
              {t("granted")}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: "actions",
      header: <VisuallyHidden>{t("actions")}</VisuallyHidden>,
      cell: ({ user, ...student }) => (
        <StudentActions
          student={{ ...student, name: user?.fullName ?? user?.email ?? t("noName") }}
          changed={changed}
        />
      ),
    },
  ];
}

function SearchForm({ address }: { readonly address: ListAddress }) {
  const t = useTranslations("teaching.students");
  const search = address.value("q");
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const words = new FormData(event.currentTarget).get("q");
        address.change({ q: typeof words === "string" ? words.trim() : "" });
      }}
    >
      <Group gap="xs" align="end" wrap="nowrap">
        <TextInput
          // follows the address, also when the user goes back
          key={search}
          type="search"
          name="q"
          label={t("search")}
          defaultValue={search}
          maxLength={longestSearch}
          leftSection={<IconSearch aria-hidden size={16} />}
        />
        <Button type="submit" variant="default">
          {t("find")}
        </Button>
      </Group>
    </form>
  );
}
