import { Anchor, Box, Group, Stack, Text } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { LessonKindIcon } from "../../lesson/lesson-kind-icon";
import { CoursePartHeading } from "../course-part-heading";
import { QuizAnswers } from "./quiz-answers";
import { ShareBar } from "./share-bar";
import { CourseStatisticsDocument, type CourseStatisticsQuery } from "./statistics.generated";

type Course = NonNullable<CourseStatisticsQuery["course"]>;
type Row = ReturnType<typeof rowsOf>[number];

/** Where the students of the course are, and their answers to the quiz of one lesson. */
export function Component() {
  const t = useTranslations("teaching.statistics");
  const { id = "" } = useParams();
  const address = useListAddress();
  const lessonId = address.value("lesson");
  const [{ data, error, fetching }, refetch] = useQuery({
    query: CourseStatisticsDocument,
    variables: { id, lessonId, withAnswers: lessonId !== "" },
    requestPolicy: "cache-and-network",
  });
  const course = data?.course;
  const { students = 0, completed = 0 } = course?.statistics ?? {};
  const columns = useColumns(id, students);
  if (data && !fetching && !error && !course?.statistics) return <NotFoundPage />;
  return (
    <Stack gap="md">
      <CoursePartHeading courseId={id} courseTitle={course?.title} part="statistics" />
      <Text role="status" size="sm" c="dimmed">
        {course?.statistics && t("students", { count: students, completed })}
      </Text>
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={course?.statistics ? rowsOf(course) : undefined}
        rowKey={({ lesson }) => lesson.id}
        address={address}
        pageInfo={undefined}
        fetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: "network-only" })}
        empty={
          <EmptyState
            icon={<IconChartBar aria-hidden size={40} stroke={1.2} />}
            title={t("noLessons")}
            text={t("noLessonsText")}
          />
        }
      />
      {data && lessonId !== "" && <QuizAnswers key={lessonId} statistics={data.quizStatistics ?? null} />}
    </Stack>
  );
}

function rowsOf({ sections, statistics }: Course) {
  const counts = new Map(statistics?.lessons.map((lesson) => [lesson.lessonId, lesson]));
  return sections.flatMap(({ title, lessons }) =>
    lessons.map((lesson) => ({ section: title, lesson, ...(counts.get(lesson.id) ?? none) })),
  );
}

const none = { completed: 0, next: 0, inactive: 0 };

function useColumns(courseId: string, students: number): readonly TableColumn<Row>[] {
  const t = useTranslations("teaching.statistics");
  return [
    {
      key: "lesson",
      header: t("lesson"),
      cell: ({ section, lesson: { id, title, kind } }) => (
        <Group gap="xs" wrap="nowrap">
          <LessonKindIcon kind={kind} />
          <Box>
            <Text size="xs" c="dimmed">
              {section}
            </Text>
            {title}
            {(kind === "QUIZ" || kind === "ASSIGNMENT") && (
              <Anchor
                component={Link}
                to={`/teach/courses/${courseId}/statistics?lesson=${id}`}
                size="sm"
                display="block"
                aria-label={t("answersTo", { title })}
              >
                {t("answers")}
              </Anchor>
            )}
          </Box>
        </Group>
      ),
    },
    {
      key: "completed",
      header: t("completed"),
      width: 220,
      cell: ({ completed, lesson: { title } }) => (
        <ShareBar count={completed} of={students} label={t("completedOf", { title })} />
      ),
    },
    { key: "next", header: t("next"), align: "end", cell: ({ next }) => next },
    { key: "inactive", header: t("inactive"), align: "end", cell: ({ inactive }) => inactive },
  ];
}
