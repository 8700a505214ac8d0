import { Alert, Button, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useMutation, useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { dayAndTime } from "../../../../ui/order/day-and-time";
import type { QuizKind } from "../../lesson/quiz-kind";
import { AttemptQuestions } from "./attempt-result";
import { EarlierAttempts } from "./earlier-attempts";
import {
  EarlierAttemptDocument,
  StartQuizAttemptDocument,
  type QuizSummaryFragment,
  type TakenAttemptFragment,
} from "./quiz.generated";
import { RunningAttempt } from "./running-attempt";

export interface QuizViewProps {
  readonly lessonId: string;
  readonly kind: QuizKind;
  readonly quiz: QuizSummaryFragment;
  readonly isEnrolled: boolean;
  /** Fetches the course again: a passed quiz completes its lesson, and may open others. */
  readonly refetch: () => void;
}

/** The quiz of a lesson: its rules, the running attempt, the result and the earlier attempts. */
export function QuizView({ lessonId, kind, quiz, isEnrolled, refetch }: QuizViewProps) {
  const t = useTranslations("courses.quiz");
  const [taken, setTaken] = useState<TakenAttemptFragment>();
  const submitted = (attempt: TakenAttemptFragment): void => {
    setTaken(attempt);
    if (attempt.isPassed) refetch();
  };
  const isRunning = taken !== undefined && taken.submittedAt === null;
  const earlier = quiz.attempts.filter(({ id, submittedAt }) => submittedAt !== null && id !== taken?.id);
  return (
    <Stack gap="md" component="section" aria-label={t("title", { kind })}>
      <Title order={2} size="h3">
        {t("title", { kind })}
      </Title>
      <Rules kind={kind} quiz={quiz} />
      {isRunning && <RunningAttempt key={taken.id} attempt={taken} submitted={submitted} />}
      {taken && !isRunning && <Result kind={kind} attempt={taken} />}
      {!isRunning &&
        (isEnrolled ? (
          <StartButton lessonId={lessonId} kind={kind} quiz={quiz} started={submitted} refetch={refetch} />
        ) : (
          <Text c="dimmed">{t("forStudents", { kind })}</Text>
        ))}
      {!isRunning && earlier.length > 0 && <EarlierAttempts kind={kind} attempts={earlier} />}
    </Stack>
  );
}

function Rules({ kind, quiz }: Pick<QuizViewProps, "kind" | "quiz">) {
  const t = useTranslations("courses.quiz");
  const { questionCount, maxPoints, passPercent, timeLimitMinutes, attemptsLeft } = quiz;
  return (
    <Text c="dimmed">
      {[
        t("questions", { kind, count: questionCount }),
        t("points", { count: maxPoints }),
        t("passMark", { percent: passPercent }),
        ...(timeLimitMinutes === null ? [] : [t("timeLimit", { count: timeLimitMinutes })]),
        t("attemptsLeft", { count: attemptsLeft }),
      ].join(" · ")}
    </Text>
  );
}

interface StartButtonProps extends Pick<QuizViewProps, "lessonId" | "kind" | "quiz" | "refetch"> {
  readonly started: (attempt: TakenAttemptFragment) => void;
}

/** Starts an attempt, continues the running one, or gets the result of one whose time is over. */
function StartButton({ lessonId, kind, quiz: { attempts, attemptsLeft }, started, refetch }: StartButtonProps) {
  const t = useTranslations("courses.quiz");
  const refusalText = useRefusalText();
  const [{ fetching }, start] = useMutation(StartQuizAttemptDocument);
  const [problem, setProblem] = useState<string>();
  const running = attempts.find(({ submittedAt }) => submittedAt === null);
  const run = async (): Promise<void> => {
    setProblem(undefined);
    const { data, error } = await start({ lessonId });
    const result = data?.startQuizAttempt;
    if (result?.__typename === "QuizAttempt") return started(result);
    setProblem(result ? t("cannotStart", { kind }) : refusalText(error));
    if (result) refetch();
  };
  if (!running && attemptsLeft === 0) return null;
  const isOver = running?.secondsLeft === 0;
  const label = isOver ? "seeResult" : running ? "continue" : attempts.length > 0 ? "again" : "start";
  return (
    <Stack gap="sm" align="start">
      <FormProblem>{problem}</FormProblem>
      <Button
        variant={attempts.some(({ isPassed }) => isPassed) ? "default" : "filled"}
        loading={fetching}
        onClick={() => void run()}
      >
        {t(label, { kind })}
      </Button>
    </Stack>
  );
}

interface ResultProps extends Pick<QuizViewProps, "kind"> {
  readonly attempt: TakenAttemptFragment;
}

function Result({ kind, attempt }: ResultProps) {
  const t = useTranslations("courses.quiz");
  const format = useFormatter();
  // for the links of the files, which expire
  const [{ data }, renew] = useQuery({ query: EarlierAttemptDocument, variables: { id: attempt.id }, pause: true });
  const heading = useRef<HTMLHeadingElement>(null);
  // the pressed button is removed with the questions
  useEffect(() => heading.current?.focus(), [attempt.id]);
  const { isPassed, points, maxPoints, submittedAt } = attempt;
  const { questions } = data?.quizAttempt ?? attempt;
  return (
    <Stack gap="md">
      <Alert role="presentation" color={isPassed === null ? "gray" : isPassed ? "green" : "red"} variant="light">
        <Title order={3} size="h4" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
          {t(`result.${isPassed === null ? "waiting" : isPassed ? "passed" : "failed"}`, { kind })}
        </Title>
        {kind === "ASSIGNMENT" && submittedAt && (
          <Text>{t("takenOn", { kind, date: format.dateTime(new Date(submittedAt), dayAndTime) })}</Text>
        )}
        {points !== null && <Text>{t("pointsOf", { points, max: maxPoints })}</Text>}
        {points === null && isPassed !== null && <Text>{t("someWait")}</Text>}
      </Alert>
      <AttemptQuestions questions={questions} renew={() => renew({ requestPolicy: "network-only" })} />
    </Stack>
  );
}
