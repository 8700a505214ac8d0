import { Badge, Box, Card, Group, List, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { LessonText } from "../../lesson/lesson-text";
import classes from "./quiz-answers.module.css";
import { ShareBar } from "./share-bar";
import type { AnsweredQuestionFragment, CourseStatisticsQuery } from "./statistics.generated";

export interface QuizAnswersProps {
  readonly statistics: CourseStatisticsQuery["quizStatistics"] | null;
}

/** The answers to each question of a quiz. Takes the focus when the quiz is chosen. */
export function QuizAnswers({ statistics }: QuizAnswersProps) {
  const t = useTranslations("teaching.statistics");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const percent = usePercent();
  if (!statistics) return <Text>{t("noQuiz")}</Text>;
  const { lessonTitle, attempts, students, passed, averagePercent, questions } = statistics;
  return (
    <Stack component="section" gap="md">
      <Title order={2} size="h3" ref={heading} tabIndex={-1}>
        {t("answersTo", { title: lessonTitle })}
      </Title>
      <Text size="sm" c="dimmed">
        {t("attempts", { attempts, students, passed })}
        {averagePercent !== null && <> {t("average", { percent: percent(averagePercent) })}</>}
      </Text>
      {questions.map((answered) => (
        <AnsweredQuestion key={answered.question.id} answered={answered} />
      ))}
    </Stack>
  );
}

function AnsweredQuestion({ answered }: { readonly answered: AnsweredQuestionFragment }) {
  const t = useTranslations("teaching.statistics");
  const percent = usePercent();
  const { question, attempts, answers, right, unmarked, pointsPercent, choices, texts } = answered;
  const counts = new Map(choices.map(({ choiceId, count }) => [choiceId, count]));
  return (
    <Card component="article" withBorder>
      <Stack gap="sm">
        <Box className={classes.text}>
          <LessonText text={question.text} />
        </Box>
        <Group gap="xs">
          {attempts === 0 && <Badge color="gray">{t("notTaken")}</Badge>}
          {pointsPercent !== null && (
            <>
              <Badge variant="light">{t("right", { count: right })}</Badge>
              <Badge variant="light">{t("points", { percent: percent(pointsPercent) })}</Badge>
            </>
          )}
          {attempts > answers && <Badge color="gray">{t("unanswered", { count: attempts - answers })}</Badge>}
          {unmarked > 0 && <Badge color="yellow">{t("unmarked", { count: unmarked })}</Badge>}
        </Group>
        {choices.length > 0 && (
          <List listStyleType="none" spacing="xs">
            {question.choices.map(({ id, text, isCorrect }) => (
              <List.Item key={id} styles={{ itemWrapper: { display: "block" } }}>
                <Group justify="space-between" gap="xs">
                  <Group gap="xs">
                    <Box className={classes.text}>
                      <LessonText text={text} />
                    </Box>
                    {isCorrect && <Badge color="green">{t("correct")}</Badge>}
                  </Group>
                  <ShareBar
                    count={counts.get(id) ?? 0}
                    of={attempts}
                    label={t("chosen", { choice: text })}
                    color={isCorrect ? "green" : "gray"}
                  />
                </Group>
              </List.Item>
            ))}
          </List>
        )}
        {texts.length > 0 && (
          <>
            <Text size="sm" fw={500}>
              {t("texts")}
            </Text>
            <List size="sm">
              {texts.map(({ text, count }) => (
                <List.Item key={text}>
                  {text} ({count})
                </List.Item>
              ))}
            </List>
          </>
        )}
      </Stack>
    </Card>
  );
}

function usePercent(): (percent: number) => string {
  const format = useFormatter();
  return (percent) => format.number(percent / 100, { style: "percent" });
}
