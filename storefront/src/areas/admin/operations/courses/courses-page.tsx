import { Anchor, Group, Select, Stack, Text } from "@mantine/core";
import { IconCategory, IconSchoolOff, IconUserPlus } from "@tabler/icons-react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import type { CourseFilter, CourseSort, CourseStatus } from "../../../../graph/schema-types.generated";
import { sortParam } from "../../../../ui/keyset-table/sort-param";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress, type ListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { Price } from "../../../../ui/price/price";
import { Moment } from "../../components/moment";
import { PageHeading } from "../../components/page-heading";
import { SearchField } from "../../../../ui/search-field/search-field";
import { StatusBadge } from "../../components/status-badge";
import { CourseAction } from "./course-action";
import { AdminCoursesDocument, type AdminCourseFragment, type AdminCoursesQueryVariables } from "./courses.generated";

const statuses = ["PUBLISHED", "DRAFT", "ARCHIVED"] as const satisfies readonly CourseStatus[];
const sorts: readonly CourseSort[] = ["NEWEST", "OLDEST", "TITLE_ASC", "TITLE_DESC"];
const colors = { PUBLISHED: "green", DRAFT: "yellow", ARCHIVED: "gray" } as const;
const pageSize = 25;

/** All courses of all instructors. Without a status in the address, the list shows the courses on sale. */
export function Component() {
  const t = useTranslations("adminOperations.courses");
  const address = useListAddress();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminCoursesDocument,
    variables: coursesQueryParams(address),
    requestPolicy: "cache-and-network",
  });
  return (
    <Stack>
      <PageHeading
        title={t("title")}
        links={[
          { to: "/admin/courses/categories", label: t("categories"), icon: <IconCategory aria-hidden size={16} /> },
          { to: "/admin/courses/requests", label: t("requests"), icon: <IconUserPlus aria-hidden size={16} /> },
        ]}
      />
      <Filters address={address} />
      <KeysetTable
        label={t("title")}
        columns={useColumns()}
        rows={data?.courses?.nodes}
        rowKey={({ id }) => id}
        address={address}
        pageInfo={data?.courses?.pageInfo}
        fetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: "network-only" })}
        defaultSort="NEWEST"
        empty={
          <EmptyState
            icon={<IconSchoolOff aria-hidden size={40} stroke={1.2} />}
            title={t("none")}
            text={t("noneText")}
          />
        }
      />
    </Stack>
  );
}

function Filters({ address }: { readonly address: ListAddress }) {
  const t = useTranslations("adminOperations.courses");
  return (
    <Group align="end" gap="sm">
      <SearchField
        label={t("search")}
        placeholder={t("searchPlaceholder")}
        value={address.value("q")}
        search={(q) => address.change({ q })}
      />
      <Select
        label={t("status")}
        allowDeselect={false}
        data={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        value={statusOf(address)}
        onChange={(status) => address.change({ status: status === "PUBLISHED" ? undefined : (status ?? undefined) })}
      />
    </Group>
  );
}

function statusOf({ value }: Pick<ListAddress, "value">): CourseStatus {
  return statuses.find((known) => known === value("status")) ?? "PUBLISHED";
}

function coursesQueryParams(address: ListAddress): AdminCoursesQueryVariables {
  const search = address.value("q").trim().slice(0, 200);
  const filter: CourseFilter = { status: statusOf(address), ...(search ? { search } : {}) };
  return {
    first: pageSize,
    filter,
    ...(address.after ? { after: address.after } : {}),
    ...sortParam(address.value, sorts),
  };
}

function useColumns(): readonly TableColumn<AdminCourseFragment>[] {
  const t = useTranslations("adminOperations.courses");
  return [
    {
      key: "title",
      header: t("course"),
      cell: ({ id, title }) => (
        <Anchor component={Link} to={`/teach/courses/${id}`} fw={600} inherit>
          {title}
        </Anchor>
      ),
      sort: { ascending: "TITLE_ASC", descending: "TITLE_DESC" },
    },
    { key: "instructor", header: t("instructor"), cell: ({ instructor }) => instructor?.fullName ?? "–" },
    {
      key: "status",
      header: t("status"),
      cell: ({ status }) => <StatusBadge color={colors[status]} text={t(`statuses.${status}`)} />,
    },
    {
      key: "price",
      header: t("price"),
      align: "end",
      cell: ({ product }) =>
        product ? (
          <Price money={product.price} inherit />
        ) : (
          <Text span c="dimmed">
            –
          </Text>
        ),
    },
    { key: "lessons", header: t("lessons"), align: "end", cell: ({ lessonCount }) => lessonCount },
    { key: "students", header: t("students"), align: "end", cell: ({ enrollmentCount }) => enrollmentCount },
    {
      key: "made",
      header: t("made"),
      cell: ({ createdAt }) => <Moment at={createdAt} />,
      sort: { ascending: "OLDEST", descending: "NEWEST" },
    },
    { key: "act", header: t("act"), cell: (course) => <CourseAction course={course} /> },
  ];
}
