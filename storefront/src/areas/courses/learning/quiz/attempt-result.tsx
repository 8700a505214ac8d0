import { Badge, Group, Paper, Stack, Text } from "@mantine/core";
import { IconCheck, IconClock, IconMinus, IconX } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { LessonText } from "../../lesson/lesson-text";
import { AnswerFiles } from "../../lesson/answer-files";
import { quizKindOf } from "../../lesson/quiz-kind";
import type { AttemptQuestionFragment } from "./quiz.generated";
import classes from "./quiz.module.css";

/** Each question of a submitted attempt with the answer, its points and, once the student may see them, the solutions. */
export function AttemptQuestions({ questions, renew }: AttemptQuestionsProps) {
  const t = useTranslations("courses.quiz");
  const kind = quizKindOf(questions);
  return questions.map((question, index) => (
    <AnsweredQuestion
      key={question.id}
      question={question}
      name={t("question", { kind, number: index + 1 })}
      renew={renew}
    />
  ));
}

export interface AttemptQuestionsProps {
  readonly questions: readonly AttemptQuestionFragment[];
  /** Queries new links of the files. */
  readonly renew: () => void;
}

interface AnsweredQuestionProps extends Pick<AttemptQuestionsProps, "renew"> {
  readonly question: AttemptQuestionFragment;
  readonly name: string;
}

function AnsweredQuestion({ question, name, renew }: AnsweredQuestionProps) {
  const t = useTranslations("courses.quiz");
  const { text, points, result } = question;
  return (
    <Paper withBorder p="md" component="section" aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Text fw={600}>{name}</Text>
          <Group gap="xs">
            <MarkBadge question={question} />
            {result?.points != null && (
              <Text size="sm" c="dimmed">
                {t("pointsOf", { points: result.points, max: points })}
              </Text>
            )}
          </Group>
        </Group>
        <LessonText text={text} />
        <Answer question={question} renew={renew} />
        {result?.comment && (
          <div>
            <Text size="sm" fw={600}>
              {t("comment")}
            </Text>
            <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
              {result.comment}
            </Text>
          </div>
        )}
        {result?.explanation && (
          <div>
            <Text size="sm" fw={600}>
              {t("explanation")}
            </Text>
            <LessonText text={result.explanation} />
          </div>
        )}
      </Stack>
    </Paper>
  );
}

const marks = {
  right: { Icon: IconCheck, color: "green" },
  partly: { Icon: IconMinus, color: "yellow" },
  wrong: { Icon: IconX, color: "red" },
  waiting: { Icon: IconClock, color: "gray" },
} as const;

function MarkBadge({ question: { kind, points, result } }: { readonly question: AttemptQuestionFragment }) {
  const t = useTranslations("courses.quiz.mark");
  const given = result?.points ?? null;
  // the instructor's points say more than a word
  if ((kind === "FREE_TEXT" || kind === "UPLOAD") && given !== null) return null;
  const mark = given === null ? "waiting" : given === points ? "right" : given === 0 ? "wrong" : "partly";
  const { Icon, color } = marks[mark];
  return (
    <Badge
      variant="default"
      tt="none"
      leftSection={<Icon aria-hidden size={14} color={`var(--mantine-color-${color}-filled)`} />}
    >
      {t(mark)}
    </Badge>
  );
}

function Answer({ question: { kind, choices, answer, result }, renew }: Omit<AnsweredQuestionProps, "name">) {
  const t = useTranslations("courses.quiz");
  const given = answer?.choiceIds ?? [];
  const correct = result?.correctChoiceIds;
  const textOf = (choiceId: string) => choices.find(({ id }) => id === choiceId)?.text ?? "";
  if (kind === "ORDERING") {
    return (
      <>
        <OrderedTexts label={t("yourOrder")} texts={given.map(textOf)} />
        {correct && <OrderedTexts label={t("rightOrder")} texts={correct.map(textOf)} />}
      </>
    );
  }
  if (kind === "UPLOAD")
    return answer && answer.fileIds.length > 0 ? (
      <AnswerFiles files={answer.files} renew={renew} />
    ) : (
      <Text>{t("noAnswer")}</Text>
    );
  if (kind === "SHORT_TEXT" || kind === "FREE_TEXT") {
    return (
      <>
        <div>
          <Text size="sm" fw={600}>
            {t("yourAnswer")}
          </Text>
          <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {answer?.text?.trim() || t("noAnswer")}
          </Text>
        </div>
        {result?.patterns && <Text size="sm">{t("accepted", { texts: result.patterns.join(" · ") })}</Text>}
      </>
    );
  }
  return (
    <Stack component="ul" gap={0} className={classes.list}>
      {choices.map(({ id, text }) => (
        <li key={id} className={classes.orderedChoice}>
          <div className={classes.grow}>
            <LessonText text={text} />
          </div>
          {given.includes(id) && (
            <Badge variant="light" tt="none">
              {t("yourAnswer")}
            </Badge>
          )}
          {correct?.includes(id) && (
            <Badge variant="default" tt="none" leftSection={<IconCheck aria-hidden size={14} />}>
              {t("rightAnswer")}
            </Badge>
          )}
        </li>
      ))}
    </Stack>
  );
}

function OrderedTexts({ label, texts }: { readonly label: string; readonly texts: readonly string[] }) {
  const t = useTranslations("courses.quiz");
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      {texts.length === 0 && <Text>{t("noAnswer")}</Text>}
      <ol className={classes.list}>
        {texts.map((text, index) => (
          <li key={index} className={classes.orderedChoice}>
            <Text span c="dimmed">
              {index + 1}.
            </Text>
            <div className={classes.grow}>
              <LessonText text={text} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
