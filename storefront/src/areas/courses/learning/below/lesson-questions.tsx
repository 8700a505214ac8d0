import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { ErrorState } from "../../../../ui/page-state/error-state";
import {
  AskLessonQuestionDocument,
  LessonQuestionDocument,
  LessonQuestionsDocument,
} from "./lesson-questions.generated";
import { QuestionCard } from "./question-card";
import { TextForm } from "./text-form";
import { useProblemText } from "./use-problem-text";

export interface LessonQuestionsProps {
  readonly lessonId: string;
  readonly mayModerate: boolean;
}

/** The address parameter with the id of the only question to show: mails link to it. */
export const questionParameter = "question";

/** The form that asks a question below a lesson, and the questions, newest first. */
export function LessonQuestions({ lessonId, mayModerate }: LessonQuestionsProps) {
  const t = useTranslations("courses.below");
  const problemText = useProblemText();
  const [, ask] = useMutation(AskLessonQuestionDocument);
  const [parameters, setParameters] = useSearchParams();
  /** The cursors before the shown pages. */
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const linked = parameters.get(questionParameter);
  const showAll = () => setParameters({}, { replace: true, preventScrollReset: true });
  const save = async (text: string, id: string): Promise<string | undefined> => {
    const { data, error } = await ask({ input: { id, lessonId, text } });
    const problem = problemText(data?.askLessonQuestion, error, t("tooManyQuestions"));
    if (problem === undefined && linked !== null) showAll();
    return problem;
  };
  return (
    <Stack gap="md">
      <TextForm label={t("yourQuestion")} submit={t("ask")} save={save} />
      {linked === null ? (
        pages.map((after, index) => (
          <QuestionPage
            key={after}
            lessonId={lessonId}
            mayModerate={mayModerate}
            after={after}
            showMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
          />
        ))
      ) : (
        <>
          <LinkedQuestion id={linked} mayModerate={mayModerate} />
          <Button variant="default" size="compact-sm" w="fit-content" onClick={showAll}>
            {t("allQuestions")}
          </Button>
        </>
      )}
    </Stack>
  );
}

interface QuestionPageProps extends LessonQuestionsProps {
  readonly after: string | null;
  /** Undefined for pages that another one follows. */
  readonly showMore: ((after: string) => void) | undefined;
}

function QuestionPage({ lessonId, mayModerate, after, showMore }: QuestionPageProps) {
  const t = useTranslations("courses.below");
  const [{ data, error }, refetch] = useQuery({
    query: LessonQuestionsDocument,
    variables: { lessonId, ...(after === null ? {} : { after }) },
    requestPolicy: "cache-and-network",
  });
  const questions = data?.lessonQuestions;
  if (!questions)
    return error ? (
      <ErrorState error={error} retry={() => refetch({ requestPolicy: "network-only" })} />
    ) : (
      <Skeleton height={120} aria-label={t("loading")} />
    );
  const { hasNextPage, endCursor } = questions.pageInfo;
  return (
    <>
      {questions.nodes.map((question) => (
        <QuestionCard key={question.id} question={question} mayModerate={mayModerate} />
      ))}
      {questions.nodes.length === 0 && after === null && <Text c="dimmed">{t("noQuestions")}</Text>}
      {hasNextPage && endCursor !== null && showMore && (
        <Button variant="default" w="fit-content" onClick={() => showMore(endCursor)}>
          {t("more")}
        </Button>
      )}
    </>
  );
}

function LinkedQuestion({ id, mayModerate }: { readonly id: string; readonly mayModerate: boolean }) {
  const t = useTranslations("courses.below");
  const [{ data, error }, refetch] = useQuery({
    query: LessonQuestionDocument,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const shown = useRef<HTMLDivElement>(null);
  const isShown = Boolean(data?.lessonQuestion);
  useEffect(() => {
    if (isShown) shown.current?.scrollIntoView({ block: "center" });
  }, [isShown]);
  if (data?.lessonQuestion)
    return (
      <div ref={shown}>
        <QuestionCard question={data.lessonQuestion} mayModerate={mayModerate} />
      </div>
    );
  if (error) return <ErrorState error={error} retry={() => refetch({ requestPolicy: "network-only" })} />;
  return data ? <Text c="dimmed">{t("notAvailable")}</Text> : <Skeleton height={120} aria-label={t("loading")} />;
}
