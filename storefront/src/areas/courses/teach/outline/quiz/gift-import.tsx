import { Button, FileButton, Group, Paper, Stack, Text, Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../../ui/form/form-problem";
import { useRefusalText } from "../../../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../../../ui/form/use-server-message";
import { questionFrom, type DraftQuestion } from "../draft/quiz-draft";
import { GiftQuestionsDocument, type GiftQuestionsQuery } from "./gift-questions.generated";

export interface GiftImportProps {
  /** The number of questions that the quiz may still get. */
  readonly most: number;
  readonly add: (questions: readonly DraftQuestion[]) => void;
  readonly cancel: () => void;
}

const longestText = 200_000;

/** Reads questions in GIFT from a file or from pasted text, shows them with the problems, and adds them. */
export function GiftImport({ most, add, cancel }: GiftImportProps) {
  const t = useTranslations("teaching.lesson.quiz.gift");
  const graph = useClient();
  const refusalText = useRefusalText();
  const serverMessage = useServerMessage();
  const forgetFile = useRef<() => void>(null);
  const [text, setText] = useState("");
  const [found, setFound] = useState<NonNullable<GiftQuestionsQuery["giftQuestions"]>>();
  const [isReading, setIsReading] = useState(false);
  const [problem, setProblem] = useState<string>();
  const fill = (value: string) => {
    setText(value);
    setFound(undefined);
    setProblem(undefined);
  };
  const read = async (): Promise<void> => {
    if (text.length > longestText) return setProblem(t("tooLong"));
    setIsReading(true);
    setProblem(undefined);
    const { data, error } = await graph
      .query(GiftQuestionsDocument, { text }, { requestPolicy: "network-only" })
      .toPromise();
    setIsReading(false);
    if (data?.giftQuestions) setFound(data.giftQuestions);
    else setProblem(refusalText(error));
  };
  const readFile = async (file: File | null): Promise<void> => {
    if (!file) return;
    // the same file can be chosen again after it was corrected
    forgetFile.current?.();
    fill(await file.text());
  };
  const questions = (found?.questions ?? []).slice(0, most);
  return (
    <Paper withBorder p="md" component="section" aria-label={t("title")}>
      <Stack gap="sm">
        <Text fw={600}>{t("title")}</Text>
        <FileButton accept=".txt,.gift" resetRef={forgetFile} onChange={(file) => void readFile(file)}>
          {(props) => (
            <Button {...props} variant="default" w="fit-content">
              {t("file")}
            </Button>
          )}
        </FileButton>
        <Textarea
          label={t("text")}
          description={t("hint")}
          autosize
          minRows={4}
          maxRows={12}
          value={text}
          onChange={({ currentTarget: { value } }) => fill(value)}
        />
        <FormProblem>{problem}</FormProblem>
        <div role="status">
          {found && (
            <Stack gap="xs">
              <Text size="sm" fw={600}>
                {t("found", { count: found.questions.length })}
              </Text>
              {questions.map((question) => (
                <Text key={question.id} size="sm" lineClamp={2}>
                  {question.text}
                </Text>
              ))}
              {found.questions.length > most && <Text size="sm">{t("tooMany", { count: most })}</Text>}
              {found.problems.map(({ line, message }, index) => (
                <Text key={index} size="sm" c="var(--mantine-color-error)">
                  {t("problem", { line, message: serverMessage(message) })}
                </Text>
              ))}
            </Stack>
          )}
        </div>
        <Group gap="xs">
          {questions.length > 0 ? (
            <Button onClick={() => add(questions.map(questionFrom))}>{t("add", { count: questions.length })}</Button>
          ) : (
            <Button loading={isReading} disabled={text.trim() === ""} onClick={() => void read()}>
              {t("read")}
            </Button>
          )}
          <Button variant="default" onClick={cancel}>
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
