import { Checkbox, Group, Paper, Radio, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useId } from "react";
import { useTranslations } from "use-intl/react";
import { LessonText } from "../../lesson/lesson-text";
import { MoveButtons, withStep } from "../../move/move-buttons";
import { FilesField, type FilesFieldProps } from "./files-field";
import classes from "./quiz.module.css";
import type { AttemptQuestionFragment } from "./quiz.generated";
import type { GivenAnswer } from "./use-quiz-answers";

export interface QuestionFieldProps extends FilesFieldProps {
  readonly name: string;
}

const longest = { SHORT_TEXT: 500, FREE_TEXT: 10_000 } as const;

/** A question with the fields of its kind. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, name } = props;
  const t = useTranslations("courses.quiz");
  const labelId = useId();
  const textId = useId();
  return (
    <Paper withBorder p="md" component="section" role="group" aria-labelledby={`${labelId} ${textId}`}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Text fw={600} id={labelId}>
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            {t("points", { count: question.points })}
          </Text>
        </Group>
        <div id={textId}>
          <LessonText text={question.text} />
        </div>
        <Field {...props} labelledBy={`${labelId} ${textId}`} />
      </Stack>
    </Paper>
  );
}

function Field({
  question,
  answer,
  change,
  setBusyIds,
  labelledBy,
}: QuestionFieldProps & { readonly labelledBy: string }) {
  const t = useTranslations("courses.quiz");
  const { id, kind, choices } = question;
  const { choiceIds, text } = answer;
  switch (kind) {
    case "SINGLE_CHOICE":
      return (
        <Stack gap="xs" role="radiogroup" aria-labelledby={labelledBy}>
          {choices.map((choice) => (
            <Radio
              key={choice.id}
              name={id}
              className={classes.choice}
              label={<LessonText text={choice.text} />}
              checked={choiceIds.includes(choice.id)}
              onChange={() => change({ choiceIds: [choice.id], text: null })}
            />
          ))}
        </Stack>
      );
    case "MULTIPLE_CHOICE":
      return (
        <Stack gap="xs">
          <Text size="sm" c="dimmed">
            {t("several")}
          </Text>
          {choices.map((choice) => (
            <Checkbox
              key={choice.id}
              className={classes.choice}
              label={<LessonText text={choice.text} />}
              checked={choiceIds.includes(choice.id)}
              onChange={({ currentTarget: { checked } }) => {
                const others = choiceIds.filter((one) => one !== choice.id);
                change({ choiceIds: checked ? [...others, choice.id] : others, text: null });
              }}
            />
          ))}
        </Stack>
      );
    case "ORDERING":
      return <OrderingField question={question} answer={answer} change={change} />;
    case "SHORT_TEXT":
      return (
        <TextInput
          aria-labelledby={labelledBy}
          placeholder={t("yourAnswer")}
          maxLength={longest[kind]}
          value={text ?? ""}
          // Enter would submit the whole quiz
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          onChange={({ currentTarget: { value } }) => change({ choiceIds: [], text: value })}
        />
      );
    case "FREE_TEXT":
      return (
        <Textarea
          aria-labelledby={labelledBy}
          description={t("markedByInstructor")}
          placeholder={t("yourAnswer")}
          autosize
          minRows={4}
          maxRows={20}
          maxLength={longest[kind]}
          value={text ?? ""}
          onChange={({ currentTarget: { value } }) => change({ choiceIds: [], text: value })}
        />
      );
    case "UPLOAD":
      return <FilesField question={question} answer={answer} change={change} setBusyIds={setBusyIds} />;
  }
}

function OrderingField({ question, answer, change }: Pick<QuestionFieldProps, "question" | "answer" | "change">) {
  const t = useTranslations("courses.quiz");
  const order = shownOrder(question, answer);
  const move = (index: number, step: 1 | -1) => () => change({ choiceIds: withStep(order, index, step), text: null });
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t("putInOrder")}
      </Text>
      <ol className={classes.ordering}>
        {order.map((choiceId, index) => (
          <li key={choiceId} className={classes.orderedChoice}>
            <Text span c="dimmed">
              {index + 1}.
            </Text>
            <div className={classes.grow}>
              <LessonText text={question.choices.find(({ id }) => id === choiceId)?.text ?? ""} />
            </div>
            <MoveButtons
              rowKey={choiceId}
              upLabel={t("up", { number: index + 1 })}
              downLabel={t("down", { number: index + 1 })}
              up={index > 0 ? move(index, -1) : undefined}
              down={index < order.length - 1 ? move(index, 1) : undefined}
            />
          </li>
        ))}
      </ol>
    </Stack>
  );
}

/** Returns the ids of the choices in the student's order, or in the given one until the student changes it. */
export function shownOrder({ choices }: AttemptQuestionFragment, { choiceIds }: GivenAnswer): string[] {
  return choiceIds.length > 0 ? choiceIds : choices.map(({ id }) => id);
}
