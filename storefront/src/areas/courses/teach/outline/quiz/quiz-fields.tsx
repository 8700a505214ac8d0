import { Button, Checkbox, Group, Input, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { withStep } from "../../../move/move-buttons";
import { quizKindOf } from "../../../lesson/quiz-kind";
import { blankQuestion, copyOf, maxQuestions, type DraftQuestion, type DraftQuiz } from "../draft/quiz-draft";
import { GiftImport } from "./gift-import";
import { QuestionEditor } from "./question-editor";
import classes from "./quiz.module.css";

export interface QuizFieldsProps {
  readonly lessonKey: string;
  readonly quiz: DraftQuiz;
  readonly change: (next: (quiz: DraftQuiz) => DraftQuiz) => void;
  readonly problems: ReadonlyMap<string, string>;
  readonly close: () => void;
}

const numbers = ["passPercent", "maxAttempts", "timeLimitMinutes"] as const;

/** The rules of a quiz and its questions. They are saved with the outline. */
export function QuizFields({ lessonKey, quiz, change, problems, close }: QuizFieldsProps) {
  const t = useTranslations("teaching.lesson.quiz");
  const { questions, isShuffled } = quiz;
  const kind = quizKindOf(questions);
  const [openId, setOpenId] = useState(() => (questions.length === 1 ? questions[0]?.id : undefined));
  const [isImporting, setIsImporting] = useState(false);
  const changeQuestions = (next: (questions: readonly DraftQuestion[]) => readonly DraftQuestion[]) =>
    change((current) => ({ ...current, questions: next(current.questions) }));
  const insert = (index: number, question: DraftQuestion) => {
    changeQuestions((current) => current.toSpliced(index, 0, question));
    setOpenId(question.id);
  };
  const remove = (index: number, question: DraftQuestion) => {
    changeQuestions((current) => current.filter(({ id }) => id !== question.id));
    const back = () => changeQuestions((current) => current.toSpliced(index, 0, question));
    toast({ message: t("questionRemoved", { number: index + 1 }), action: { label: t("undo"), run: back } });
  };
  const isFull = questions.length >= maxQuestions;
  return (
    <Stack gap="md">
      <Group align="start" gap="md">
        {numbers.map((field) => (
          <TextInput
            key={field}
            className={classes.number}
            label={t(field)}
            description={t(`${field}Hint`)}
            inputMode="numeric"
            value={quiz[field]}
            error={problems.get(`${lessonKey}.quiz.${field}`)}
            onChange={({ currentTarget: { value } }) => change((current) => ({ ...current, [field]: value }))}
          />
        ))}
      </Group>
      <Checkbox
        label={t("isShuffled")}
        description={t("isShuffledHint")}
        checked={isShuffled}
        onChange={({ currentTarget: { checked } }) => change((current) => ({ ...current, isShuffled: checked }))}
      />
      <Input.Wrapper label={t("questions")} labelElement="div" error={problems.get(`${lessonKey}.quiz.questions`)}>
        <Stack component="ol" gap="xs" mt="xs" p={0} aria-label={t("questions")} className={classes.list}>
          {questions.map((question, index) => (
            <li key={question.id}>
              <QuestionEditor
                question={question}
                number={index + 1}
                isOpen={openId === question.id}
                toggle={() => setOpenId(openId === question.id ? undefined : question.id)}
                change={(changes) =>
                  changeQuestions((current) =>
                    current.map((one) => (one.id === question.id ? { ...one, ...changes } : one)),
                  )
                }
                up={index > 0 ? () => changeQuestions((current) => withStep(current, index, -1)) : undefined}
                down={
                  index < questions.length - 1
                    ? () => changeQuestions((current) => withStep(current, index, 1))
                    : undefined
                }
                duplicate={isFull ? undefined : () => insert(index + 1, copyOf(question))}
                remove={() => remove(index, question)}
                problems={problems}
              />
            </li>
          ))}
        </Stack>
      </Input.Wrapper>
      {isImporting && (
        <GiftImport
          most={maxQuestions - questions.length}
          add={(added) => {
            changeQuestions((current) => [...current, ...added]);
            setIsImporting(false);
          }}
          cancel={() => setIsImporting(false)}
        />
      )}
      <Group justify="space-between" gap="sm">
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconPlus aria-hidden size={16} />}
            disabled={isFull}
            onClick={() => insert(questions.length, blankQuestion(kind))}
          >
            {t("addQuestion")}
          </Button>
          {!isImporting && (
            <Button variant="default" disabled={isFull} onClick={() => setIsImporting(true)}>
              {t("gift.open")}
            </Button>
          )}
        </Group>
        <Button onClick={close}>{t("done")}</Button>
      </Group>
    </Stack>
  );
}
