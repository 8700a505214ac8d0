import { Button, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../../ui/form/use-server-message";
import { toast } from "../../../../ui/toast/toast";
import { AnswerFiles } from "../../lesson/answer-files";
import { LessonText } from "../../lesson/lesson-text";
import { MarkQuizAttemptDocument, type AttemptToMarkFragment } from "./attempts-to-mark.generated";

export interface MarkFormProps {
  readonly attempt: AttemptToMarkFragment;
  readonly marked: () => void;
  /** Queries new links of the files. */
  readonly renew: () => void;
}

interface TypedMark {
  readonly points: string;
  readonly comment: string;
}

const longestComment = 5000;

/** The written free texts and the files of an attempt with a field for the points and a comment at each. */
export function MarkForm({ attempt, marked, renew }: MarkFormProps) {
  const t = useTranslations("teaching.marking");
  const refusalText = useRefusalText();
  const serverMessage = useServerMessage();
  const [{ fetching }, send] = useMutation(MarkQuizAttemptDocument);
  const questions = attempt.questions.filter(
    ({ kind, answer }) =>
      (kind === "FREE_TEXT" && answer?.text?.trim()) || (kind === "UPLOAD" && answer && answer.fileIds.length > 0),
  );
  const [marks, setMarks] = useState<ReadonlyMap<string, TypedMark>>(
    () =>
      new Map(
        questions.map(({ id, result }) => [
          id,
          { points: result?.points == null ? "" : String(result.points), comment: result?.comment ?? "" },
        ]),
      ),
  );
  const [isChecked, setIsChecked] = useState(false);
  const [problem, setProblem] = useState<string>();
  const markOf = (id: string): TypedMark => marks.get(id) ?? { points: "", comment: "" };
  const change = (id: string, mark: Partial<TypedMark>) => setMarks(new Map(marks).set(id, { ...markOf(id), ...mark }));
  const isValid = ({ id, points }: (typeof questions)[number]): boolean => {
    const text = markOf(id).points.trim();
    return /^\d{1,3}$/.test(text) && Number(text) <= points;
  };
  const save = async (): Promise<void> => {
    setProblem(undefined);
    setIsChecked(true);
    if (!questions.every(isValid)) return;
    const given = questions.map(({ id }) => ({
      questionId: id,
      points: Number(markOf(id).points),
      comment: markOf(id).comment.trim() || null,
    }));
    const { data, error } = await send({ input: { attemptId: attempt.id, marks: given } });
    const result = data?.markQuizAttempt;
    switch (result?.__typename) {
      case "QuizAttempt":
        toast({ message: t("saved") });
        return marked();
      case "InvalidInput":
        return setProblem(result.fields.map(({ message }) => serverMessage(message)).join(" "));
      case undefined:
        return setProblem(refusalText(error));
      default:
        setProblem(t("notOpen"));
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md" maw={640} miw={260}>
        {questions.map((question, index) => {
          const { id, kind, text, points, answer } = question;
          const mark = markOf(id);
          return (
            <Stack key={id} gap="xs" role="group" aria-label={`${t("answerTo")} ${index + 1}`}>
              <LessonText text={text} />
              {kind === "UPLOAD" ? (
                <AnswerFiles files={answer?.files ?? null} renew={renew} />
              ) : (
                <Text
                  size="sm"
                  p="xs"
                  bg="var(--mantine-color-default-hover)"
                  style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}
                >
                  {answer?.text}
                </Text>
              )}
              <TextInput
                label={t("points")}
                description={t("pointsOf", { max: points })}
                inputMode="numeric"
                maw={160}
                value={mark.points}
                error={isChecked && !isValid(question) && t("badPoints", { max: points })}
                onChange={({ currentTarget: { value } }) => change(id, { points: value })}
              />
              <Textarea
                label={t("comment")}
                autosize
                minRows={2}
                maxLength={longestComment}
                value={mark.comment}
                onChange={({ currentTarget: { value } }) => change(id, { comment: value })}
              />
            </Stack>
          );
        })}
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" size="compact-sm" w="fit-content" loading={fetching}>
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
}
