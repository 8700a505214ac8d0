import { ActionIcon, Button, Checkbox, Group, Input, Radio, Stack, Text, Textarea } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { MoveButtons, withStep } from "../../../move/move-buttons";
import { blankChoice, maxChoices, type DraftChoice, type DraftQuestion } from "../draft/quiz-draft";
import classes from "./quiz.module.css";

export interface ChoicesFieldProps {
  readonly question: DraftQuestion;
  readonly change: (changes: Partial<DraftQuestion>) => void;
  readonly problems: ReadonlyMap<string, string>;
}

/** The choices with a mark at the right ones; for an ordering, their order is the right one. */
export function ChoicesField({ question: { id, kind, choices }, change, problems }: ChoicesFieldProps) {
  const t = useTranslations("teaching.lesson.quiz");
  const set = (next: readonly DraftChoice[]) => change({ choices: next });
  const mark = (choiceId: string, isCorrect: boolean) =>
    set(
      choices.map((choice) => {
        if (choice.id === choiceId) return { ...choice, isCorrect };
        return kind === "SINGLE_CHOICE" ? { ...choice, isCorrect: false } : choice;
      }),
    );
  return (
    <Input.Wrapper
      label={t("choices")}
      description={t(`choicesHint.${kind as "SINGLE_CHOICE" | "MULTIPLE_CHOICE" | "ORDERING"}`)}
      labelElement="div"
      role="group"
      aria-label={t("choices")}
      error={problems.get(`${id}.choices`)}
    >
      <Stack gap="xs" mt="xs">
        {choices.map((choice, index) => {
          const number = index + 1;
          const right = {
            "aria-label": t("isRight", { number }),
            checked: choice.isCorrect,
          };
          return (
            <Group key={choice.id} gap="xs" wrap="nowrap" align="start">
              <Group h={36} w={24} justify="center" style={{ flex: "none" }}>
                {kind === "SINGLE_CHOICE" && <Radio name={id} {...right} onChange={() => mark(choice.id, true)} />}
                {kind === "MULTIPLE_CHOICE" && (
                  <Checkbox {...right} onChange={({ currentTarget: { checked } }) => mark(choice.id, checked)} />
                )}
                {kind === "ORDERING" && (
                  <Text size="sm" c="dimmed">
                    {number}.
                  </Text>
                )}
              </Group>
              <Textarea
                className={classes.grow}
                autosize
                minRows={1}
                aria-label={t("choice", { number })}
                value={choice.text}
                error={problems.get(`${choice.id}.text`)}
                onChange={({ currentTarget: { value } }) =>
                  set(choices.map((one) => (one.id === choice.id ? { ...one, text: value } : one)))
                }
              />
              <Group gap={0} h={36} wrap="nowrap">
                <MoveButtons
                  rowKey={choice.id}
                  upLabel={t("up", { name: t("choice", { number }) })}
                  downLabel={t("down", { name: t("choice", { number }) })}
                  up={index > 0 ? () => set(withStep(choices, index, -1)) : undefined}
                  down={index < choices.length - 1 ? () => set(withStep(choices, index, 1)) : undefined}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("removeQuestion", { name: t("choice", { number }) })}
                  onClick={() => set(choices.filter((one) => one.id !== choice.id))}
                >
                  <IconTrash aria-hidden size={18} stroke={1.5} />
                </ActionIcon>
              </Group>
            </Group>
          );
        })}
        <Button
          variant="default"
          size="compact-sm"
          w="fit-content"
          leftSection={<IconPlus aria-hidden size={14} />}
          disabled={choices.length >= maxChoices}
          onClick={() => set([...choices, blankChoice()])}
        >
          {t("addChoice")}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
