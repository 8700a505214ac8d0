import { Anchor, Button, Group, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { IconCoins, IconFiles, IconPlus, IconSchool } from "@tabler/icons-react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import type { CourseStatus } from "../../../../graph/schema-types.generated";
import { Head } from "../../../../ui/head/head";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { ProductPrice } from "../../../../ui/price/price";
import { StatusBadge } from "./status-badge";
import { TaughtCoursesDocument, type TaughtCoursesQuery } from "./taught-courses.generated";

type Row = NonNullable<TaughtCoursesQuery["courses"]>["nodes"][number];

const statuses: readonly CourseStatus[] = ["DRAFT", "PUBLISHED", "ARCHIVED"];

/** The courses of the instructor, in every status. */
export function Component() {
  const t = useTranslations("teaching.mine");
  const statusText = useTranslations("teaching.status");
  const address = useListAddress();
  const status = statuses.find((one) => one === address.value("status"));
  const [{ data, error, fetching }, refetch] = useQuery({
    query: TaughtCoursesDocument,
    variables: {
      ...(address.after ? { after: address.after } : {}),
      filter: { mine: true, ...(status ? { status } : {}) },
    },
    requestPolicy: "cache-and-network",
  });
  return (
    <Stack gap="md">
      <Head title={t("title")} hidden />
      <Group justify="space-between">
        <Title order={1}>{t("title")}</Title>
        <Group gap="xs">
          <Button
            component={Link}
            to="/teach/income"
            variant="default"
            leftSection={<IconCoins aria-hidden size={16} />}
          >
            {t("income")}
          </Button>
          <Button
            component={Link}
            to="/teach/media"
            variant="default"
            leftSection={<IconFiles aria-hidden size={16} />}
          >
            {t("files")}
          </Button>
          <Button component={Link} to="/teach/courses/new" leftSection={<IconPlus aria-hidden size={16} />}>
            {t("new")}
          </Button>
        </Group>
      </Group>
      <SegmentedControl
        aria-label={t("status")}
        value={status ?? ""}
        onChange={(value) => address.change({ status: value })}
        data={[{ value: "", label: t("all") }, ...statuses.map((value) => ({ value, label: statusText(value) }))]}
        style={{ alignSelf: "start", maxWidth: "100%" }}
      />
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
        empty={
          <EmptyState
            icon={<IconSchool aria-hidden size={40} stroke={1.2} />}
            title={status ? t("nothingHere") : t("nothing")}
            text={status ? t("nothingHereText") : t("nothingText")}
          />
        }
      />
    </Stack>
  );
}

function useColumns(): readonly TableColumn<Row>[] {
  const t = useTranslations("teaching.mine");
  return [
    {
      key: "title",
      header: t("course"),
      cell: ({ id, title }) => (
        <Anchor component={Link} to={`/teach/courses/${id}`} fw={550} inherit>
          {title}
        </Anchor>
      ),
    },
    { key: "status", header: t("status"), cell: (course) => <StatusBadge status={course.status} /> },
    { key: "lessons", header: t("lessons"), align: "end", cell: ({ lessonCount }) => lessonCount },
    {
      key: "students",
      header: t("students"),
      align: "end",
      cell: ({ id, title, enrollmentCount }) => (
        <Anchor
          component={Link}
          to={`/teach/courses/${id}/students`}
          inherit
          aria-label={t("studentsOf", { title, count: enrollmentCount })}
        >
          {enrollmentCount}
        </Anchor>
      ),
    },
    {
      key: "price",
      header: t("price"),
      align: "end",
      cell: ({ product }) =>
        product ? (
          <ProductPrice money={product.price} inherit />
        ) : (
          <Text c="dimmed" span>
            {t("unknown")}
          </Text>
        ),
    },
  ];
}
