import { Anchor, Stack, Text } from "@mantine/core";
import { IconMessageQuestion } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { CoursePartHeading } from "../course-part-heading";
import type { LessonQuestionViewFragment } from "../../learning/below/lesson-questions.generated";
import { QuestionCard } from "../../learning/below/question-card";
import { OpenQuestionsDocument } from "./open-questions.generated";

/** The questions below lessons that neither the instructor nor an admin has answered, first asked first. */
export function Component() {
  const t = useTranslations("teaching.questions");
  const { id = "" } = useParams();
  const address = useListAddress();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: OpenQuestionsDocument,
    variables: { id, ...(address.after ? { after: address.after } : {}) },
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const columns = useColumns(data?.course?.slug ?? "", retry);
  const questions = data?.course?.openLessonQuestions;
  if (data && !fetching && !error && !questions) return <NotFoundPage />;
  return (
    <Stack gap="md">
      <CoursePartHeading courseId={id} courseTitle={data?.course?.title} part="questions" />
      <Text role="status" size="sm" c="dimmed">
        {questions && questions.totalCount > 0 && t("count", { count: questions.totalCount })}
      </Text>
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={questions?.nodes}
        rowKey={({ id: key }) => key}
        address={address}
        pageInfo={questions?.pageInfo}
        fetching={fetching}
        error={error}
        retry={retry}
        empty={
          <EmptyState
            icon={<IconMessageQuestion aria-hidden size={40} stroke={1.2} />}
            title={t("none")}
            text={t("noneText")}
          />
        }
      />
    </Stack>
  );
}

function useColumns(slug: string, changed: () => void): readonly TableColumn<LessonQuestionViewFragment>[] {
  const t = useTranslations("teaching.questions");
  return [
    {
      key: "lesson",
      header: t("lesson"),
      cell: ({ id, lessonId, lessonTitle }) => (
        <Anchor component={Link} to={`/learn/${slug}/${lessonId}?question=${id}`} size="sm">
          {lessonTitle}
        </Anchor>
      ),
    },
    {
      key: "question",
      header: t("question"),
      cell: (question) => <QuestionCard question={question} mayModerate changed={changed} />,
    },
  ];
}
