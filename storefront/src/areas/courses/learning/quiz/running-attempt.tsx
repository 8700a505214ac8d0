import { Button, Group, Modal, Paper, Stack, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { quizKindOf } from "../../lesson/quiz-kind";
import { Countdown } from "./countdown";
import { QuestionField, shownOrder } from "./question-field";
import { SubmitQuizAttemptDocument, type AttemptQuestionFragment, type TakenAttemptFragment } from "./quiz.generated";
import classes from "./quiz.module.css";
import { useQuizAnswers, type GivenAnswer, type QuizAnswers } from "./use-quiz-answers";

export interface RunningAttemptProps {
  readonly attempt: TakenAttemptFragment;
  readonly submitted: (attempt: TakenAttemptFragment) => void;
}

/** All questions of an attempt on one page. The attempt submits itself at the end of its time. */
export function RunningAttempt({ attempt, submitted }: RunningAttemptProps) {
  const t = useTranslations("courses.quiz");
  const refusalText = useRefusalText();
  const [{ fetching }, send] = useMutation(SubmitQuizAttemptDocument);
  const [isConfirming, setIsConfirming] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isSubmitting = useRef(false);
  const { id, secondsLeft, questions } = attempt;
  const kind = quizKindOf(questions);
  const [busyIds, setBusyIds] = useState<ReadonlySet<string>>(new Set());
  const latestSubmit = useRef<() => void>(undefined);
  const answers = useQuizAnswers(attempt, () => latestSubmit.current?.());

  const submit = async (): Promise<void> => {
    if (isSubmitting.current) return;
    isSubmitting.current = true;
    setIsConfirming(false);
    setProblem(undefined);
    let sent: TakenAttemptFragment | undefined;
    await answers.sendRest(async (rest) => {
      const input = { attemptId: id, answers: [...rest, ...untouchedOrders(questions, answers.answerTo)] };
      const { data, error } = await send({ input });
      const result = data?.submitQuizAttempt;
      if (result?.__typename === "QuizAttempt") sent = result;
      else setProblem(result ? t("unavailable") : `${t("notSubmitted", { kind })} ${refusalText(error)}`);
      return sent !== undefined;
    });
    isSubmitting.current = false;
    // removes this form, which must have nothing left to save
    if (sent) submitted(sent);
  };
  useEffect(() => {
    latestSubmit.current = () => void submit();
  });
  const open = questions.filter((question) => !isAnswered(question, answers.answerTo(question.id))).length;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (busyIds.size > 0) setProblem(t("files.wait"));
        else if (open > 0) setIsConfirming(true);
        else void submit();
      }}
    >
      <Stack gap="md">
        {questions.map((question, index) => (
          <QuestionField
            key={question.id}
            question={question}
            name={t("question", { kind, number: index + 1 })}
            answer={answers.answerTo(question.id)}
            change={(answer) => answers.change(question.id, answer)}
            setBusyIds={setBusyIds}
          />
        ))}
        <FormProblem>{problem}</FormProblem>
        <Paper withBorder p="sm" className={classes.bar}>
          <Group justify="space-between" gap="sm">
            <Group gap="md">
              {secondsLeft !== null && <Countdown secondsLeft={secondsLeft} ended={() => void submit()} />}
              <SavedText state={answers.state} />
            </Group>
            <Button type="submit" loading={fetching}>
              {t("submit", { kind })}
            </Button>
          </Group>
        </Paper>
      </Stack>
      <Modal
        opened={isConfirming}
        onClose={() => setIsConfirming(false)}
        title={t("submitTitle", { kind })}
        withCloseButton={false}
        centered
      >
        <Stack>
          <Text>{t("open", { kind, count: open })}</Text>
          <Group justify="end">
            <Button variant="default" onClick={() => setIsConfirming(false)}>
              {t("goOnAnswering", { kind })}
            </Button>
            <Button onClick={() => void submit()}>{t("submitAnyway", { kind })}</Button>
          </Group>
        </Stack>
      </Modal>
    </form>
  );
}

function SavedText({ state }: Pick<QuizAnswers, "state">) {
  const t = useTranslations("courses.quiz");
  return (
    <Text size="sm" role="status" c={state === "failed" ? "var(--mantine-color-error)" : "dimmed"}>
      {state !== "unchanged" && t(`state.${state}`)}
    </Text>
  );
}

function isAnswered({ kind }: AttemptQuestionFragment, { choiceIds, text, fileIds = [] }: GivenAnswer): boolean {
  return kind === "ORDERING" || choiceIds.length > 0 || fileIds.length > 0 || Boolean(text?.trim());
}

/** Returns the shown order of each ordering that the student left as it is: that is the answer too. */
function untouchedOrders(questions: readonly AttemptQuestionFragment[], answerTo: QuizAnswers["answerTo"]) {
  return questions
    .filter(({ id, kind }) => kind === "ORDERING" && answerTo(id).choiceIds.length === 0)
    .map((question) => ({
      questionId: question.id,
      choiceIds: shownOrder(question, answerTo(question.id)),
      text: null,
    }));
}
