import { ActionIcon, NativeSelect, Paper, Stack, Text, Textarea, TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconCopy, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import type { QuestionKind } from "../../../../../graph/schema-types.generated";
import { MoveButtons, type MoveButtonsProps } from "../../../move/move-buttons";
import { hasChoices, questionKinds, type DraftQuestion } from "../draft/quiz-draft";
import { hasQuestionProblem } from "../draft/quiz-problems";
import { MarkdownField } from "../markdown-field";
import { ChoicesField } from "./choices-field";
import classes from "./quiz.module.css";

export interface QuestionEditorProps extends Pick<MoveButtonsProps, "up" | "down"> {
  readonly question: DraftQuestion;
  readonly number: number;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly change: (changes: Partial<DraftQuestion>) => void;
  /** Undefined if the quiz has room for no more questions. */
  readonly duplicate: (() => void) | undefined;
  readonly remove: () => void;
  readonly problems: ReadonlyMap<string, string>;
}

const icon = { "aria-hidden": true, size: 18, stroke: 1.5 } as const;

/** A row of the list of questions; an open one has the fields below it. */
export function QuestionEditor(props: QuestionEditorProps) {
  const t = useTranslations("teaching.lesson.quiz");
  const { question, number, isOpen, toggle, up, down, duplicate, remove, problems } = props;
  const name = t("question", { number });
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <Paper withBorder p="xs" role="group" aria-label={name}>
      <div className={classes.row}>
        <UnstyledButton className={classes.toggle} aria-expanded={isOpen} onClick={toggle}>
          <Text size="sm" truncate>
            <Chevron aria-hidden size={16} style={{ verticalAlign: "text-bottom" }} />{" "}
            <Text span fw={600}>
              {name}
            </Text>{" "}
            {question.text.trim() || t("noText")}
          </Text>
        </UnstyledButton>
        {hasQuestionProblem(problems, question) && (
          <Text size="sm" c="var(--mantine-color-error)">
            {t("needsAttention")}
          </Text>
        )}
        <MoveButtons
          rowKey={question.id}
          upLabel={t("up", { name })}
          downLabel={t("down", { name })}
          up={up}
          down={down}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("duplicate", { name })}
          disabled={!duplicate}
          onClick={duplicate}
        >
          <IconCopy {...icon} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={t("removeQuestion", { name })} onClick={remove}>
          <IconTrash {...icon} />
        </ActionIcon>
      </div>
      {isOpen && <QuestionFields {...props} />}
    </Paper>
  );
}

function QuestionFields({ question, change, problems }: QuestionEditorProps) {
  const t = useTranslations("teaching.lesson.quiz");
  const { id, kind, text, points, explanation, patterns } = question;
  const problem = (field: string) => problems.get(`${id}.${field}`);
  return (
    <Stack gap="md" p="xs">
      <NativeSelect
        label={t("kind")}
        value={kind}
        data={questionKinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
        onChange={({ currentTarget: { value } }) => change(withKind(question, value as QuestionKind))}
        maw={320}
      />
      <MarkdownField
        label={t("text")}
        value={text}
        change={(value) => change({ text: value })}
        error={problem("text")}
        minRows={3}
      />
      <TextInput
        label={t("points")}
        description={t("pointsHint")}
        inputMode="numeric"
        value={points}
        error={problem("points")}
        onChange={({ currentTarget: { value } }) => change({ points: value })}
        maw={220}
      />
      {hasChoices(kind) && <ChoicesField question={question} change={change} problems={problems} />}
      {kind === "SHORT_TEXT" && (
        <Textarea
          label={t("patterns")}
          description={t("patternsHint")}
          autosize
          minRows={2}
          value={patterns}
          error={problem("patterns")}
          onChange={({ currentTarget: { value } }) => change({ patterns: value })}
        />
      )}
      <Textarea
        label={t("explanation")}
        description={t("explanationHint")}
        autosize
        minRows={2}
        value={explanation}
        error={problem("explanation")}
        onChange={({ currentTarget: { value } }) => change({ explanation: value })}
      />
    </Stack>
  );
}

/** A single choice keeps the first of several right ones. */
function withKind({ choices }: DraftQuestion, kind: QuestionKind): Partial<DraftQuestion> {
  if (kind !== "SINGLE_CHOICE") return { kind };
  const first = choices.find(({ isCorrect }) => isCorrect);
  return { kind, choices: choices.map((choice) => ({ ...choice, isCorrect: choice === first })) };
}
