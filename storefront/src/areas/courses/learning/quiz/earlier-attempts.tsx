import { Button, Group, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { dayAndTime } from "../../../../ui/order/day-and-time";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { PageState } from "../../../../ui/page-state/page-state";
import type { QuizKind } from "../../lesson/quiz-kind";
import { AttemptQuestions } from "./attempt-result";
import { EarlierAttemptDocument, type QuizSummaryFragment } from "./quiz.generated";

export interface EarlierAttemptsProps {
  readonly kind: QuizKind;
  readonly attempts: QuizSummaryFragment["attempts"];
}

/** The submitted attempts with their points. The answers of one are fetched when it is opened. */
export function EarlierAttempts({ kind, attempts }: EarlierAttemptsProps) {
  const t = useTranslations("courses.quiz");
  const format = useFormatter();
  const [openId, setOpenId] = useState<string>();
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t("earlier", { kind })}
      </Title>
      {attempts.map(({ id, submittedAt, startedAt, points, maxPoints, isPassed }) => {
        const date = format.dateTime(new Date(submittedAt ?? startedAt), dayAndTime);
        const isOpen = openId === id;
        return (
          <Paper key={id} withBorder p="sm">
            <Stack gap="md">
              <Group justify="space-between" gap="xs">
                <Text size="sm">
                  {[
                    t("takenOn", { kind, date }),
                    t(`result.${isPassed === null ? "waiting" : isPassed ? "passed" : "failed"}`, { kind }),
                    ...(points === null ? [] : [t("pointsOf", { points, max: maxPoints })]),
                  ].join(" · ")}
                </Text>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-expanded={isOpen}
                  aria-label={t(isOpen ? "hideAnswersOf" : "showAnswersOf", { kind, date })}
                  onClick={() => setOpenId(isOpen ? undefined : id)}
                >
                  {t(isOpen ? "hideAnswers" : "showAnswers", { kind })}
                </Button>
              </Group>
              {isOpen && <EarlierAnswers attemptId={id} />}
            </Stack>
          </Paper>
        );
      })}
    </Stack>
  );
}

function EarlierAnswers({ attemptId }: { readonly attemptId: string }) {
  const [answer, refetch] = useQuery({
    query: EarlierAttemptDocument,
    variables: { id: attemptId },
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <PageState answer={answer} loading={<Skeleton height={120} aria-hidden />} retry={retry}>
      {({ quizAttempt }) =>
        quizAttempt ? (
          <AttemptQuestions questions={quizAttempt.questions} renew={retry} />
        ) : (
          <ErrorState error={answer.error} retry={retry} />
        )
      }
    </PageState>
  );
}
