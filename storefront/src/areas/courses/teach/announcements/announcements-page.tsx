import { Button, Stack, Text, VisuallyHidden } from "@mantine/core";
import { IconEye, IconSpeakerphone } from "@tabler/icons-react";
import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { dayAndTime } from "../../../../ui/order/day-and-time";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { missingAt } from "../../../../ui/page-state/missing-at";
import { CoursePartHeading } from "../course-part-heading";
import { AnnouncementForm } from "./announcement-form";
import { DeleteAnnouncement } from "./delete-announcement";
import { TaughtAnnouncementsDocument, type TaughtAnnouncementsQuery } from "./taught-announcements.generated";

type Course = NonNullable<TaughtAnnouncementsQuery["course"]>;
type Row = NonNullable<Course["announcements"]>["nodes"][number];

const lookEveryMs = 3000;

/** Writes to the students of the course, and lists the announcements, newest first. */
export function Component() {
  const t = useTranslations("teaching.announcements");
  const { id = "" } = useParams();
  const address = useListAddress();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: TaughtAnnouncementsDocument,
    variables: { id, ...(address.after ? { after: address.after } : {}) },
    requestPolicy: "cache-and-network",
  });
  const reload = () => refetch({ requestPolicy: "network-only" });
  const columns = useColumns(reload);
  const course = data?.course;
  const announcements = course?.announcements;
  const isSending = announcements?.nodes.some(({ isMailed }) => isMailed === false) ?? false;
  useEffect(() => {
    if (!isSending) return;
    const timer = setInterval(() => refetch({ requestPolicy: "network-only" }), lookEveryMs);
    return () => clearInterval(timer);
  }, [isSending, refetch]);
  // students read the announcements elsewhere
  const isMissing = data && !fetching && !course?.publishChecklist && !missingAt(error, "course") && !error;
  if (isMissing) return <NotFoundPage />;
  return (
    <Stack gap="md">
      <CoursePartHeading courseId={id} courseTitle={course?.title} part="announcements">
        {course && (
          <Button
            component={Link}
            to={`/learn/${course.slug}/announcements`}
            variant="default"
            leftSection={<IconEye aria-hidden size={16} />}
          >
            {t("asStudent")}
          </Button>
        )}
      </CoursePartHeading>
      {course && <Writing course={course} sent={() => (address.after ? address.change({}) : reload())} />}
      <Text role="status" size="sm" c="dimmed">
        {announcements && announcements.totalCount > 0 && t("count", { count: announcements.totalCount })}
      </Text>
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={announcements?.nodes}
        rowKey={({ id: key }) => key}
        address={address}
        pageInfo={announcements?.pageInfo}
        fetching={fetching}
        error={error}
        retry={reload}
        empty={
          <EmptyState
            icon={<IconSpeakerphone aria-hidden size={40} stroke={1.2} />}
            title={t("none")}
            text={t("noneText")}
          />
        }
      />
    </Stack>
  );
}

/** The form, or the reason why the course cannot have an announcement. */
function Writing({ course, sent }: { readonly course: Course; readonly sent: () => void }) {
  const t = useTranslations("teaching.announcements");
  const { id, status, enrollmentCount } = course;
  if (status === "DRAFT") return <Text c="dimmed">{t("draft")}</Text>;
  if (status === "ARCHIVED" && enrollmentCount === 0) return <Text c="dimmed">{t("archived")}</Text>;
  return <AnnouncementForm courseId={id} studentCount={enrollmentCount} sent={sent} />;
}

function useColumns(changed: () => void): readonly TableColumn<Row>[] {
  const t = useTranslations("teaching.announcements");
  const format = useFormatter();
  return [
    {
      key: "date",
      header: t("date"),
      cell: ({ createdAt }) => <time dateTime={createdAt}>{format.dateTime(new Date(createdAt), dayAndTime)}</time>,
    },
    {
      key: "announcement",
      header: t("announcement"),
      cell: ({ subject, text }) => (
        <Stack gap={2} style={{ overflowWrap: "anywhere" }}>
          <Text size="sm" fw={600}>
            {subject}
          </Text>
          <Text size="sm" c="dimmed" lineClamp={3} style={{ whiteSpace: "pre-line" }}>
            {text}
          </Text>
        </Stack>
      ),
    },
    { key: "recipients", header: t("recipients"), align: "end", cell: ({ recipientCount }) => recipientCount },
    {
      key: "state",
      header: t("state"),
      cell: ({ isMailed, mailedCount, recipientCount }) =>
        isMailed ? t("sent") : t("sending", { done: mailedCount ?? 0, count: recipientCount ?? 0 }),
    },
    {
      key: "actions",
      header: <VisuallyHidden>{t("actions")}</VisuallyHidden>,
      cell: (announcement) => <DeleteAnnouncement announcement={announcement} changed={changed} />,
    },
  ];
}
