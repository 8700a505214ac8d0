import { Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { useEffect, useState, type Dispatch, type SetStateAction } from "react";
import { useTranslations } from "use-intl/react";
import { DropArea } from "../../../../ui/upload/drop-area";
import { UploadProgress } from "../../../../ui/upload/upload-progress";
import { acceptedLessonFiles, acceptedPictures, isProblem } from "../../../../ui/upload/upload-state";
import { useUploads, type UploadedFile } from "../../../../ui/upload/use-uploads";
import type { AttemptQuestionFragment } from "./quiz.generated";
import type { GivenAnswer } from "./use-quiz-answers";

export interface FilesFieldProps {
  readonly question: AttemptQuestionFragment;
  readonly answer: GivenAnswer;
  readonly change: (answer: GivenAnswer) => void;
  /** Sets the ids of the questions whose files are on their way. */
  readonly setBusyIds: Dispatch<SetStateAction<ReadonlySet<string>>>;
}

const maxFiles = 5;

/** The files of an answer: uploads add files, and a button beside each file removes it from the answer. */
export function FilesField({ question, answer, change, setBusyIds }: FilesFieldProps) {
  const t = useTranslations("courses.quiz.files");
  const fileIds = answer.fileIds ?? [];
  const [names, setNames] = useState<ReadonlyMap<string, string>>(
    () => new Map((question.answer?.files ?? []).flatMap((file) => (file ? [[file.fileId, file.name] as const] : []))),
  );
  const set = (next: string[]) => change({ choiceIds: [], text: null, fileIds: next });
  const use = async ({ id, name }: UploadedFile): Promise<string | undefined> => {
    if (fileIds.length >= maxFiles) return t("tooMany", { max: maxFiles });
    setNames((known) => new Map(known).set(id, name));
    if (!fileIds.includes(id)) set([...fileIds, id]);
    return undefined;
  };
  const { uploads, add, retry, remove } = useUploads(use);
  const open = uploads.filter(({ state }) => state.kind !== "ready");
  const isBusy = open.some(({ state }) => !isProblem(state));
  const { id: questionId } = question;
  useEffect(() => {
    if (!isBusy) return;
    setBusyIds((ids) => new Set(ids).add(questionId));
    return () => setBusyIds((ids) => new Set([...ids].filter((id) => id !== questionId)));
  }, [isBusy, questionId, setBusyIds]);
  const choose = (files: Iterable<File>): void => {
    for (const { key, state } of open) if (isProblem(state)) remove(key);
    add([...files]);
  };
  return (
    <DropArea p="sm" onFiles={choose}>
      <Stack gap="xs">
        {fileIds.map((id, index) => {
          const name = names.get(id) ?? t("file", { number: index + 1 });
          return (
            <Group key={id} justify="space-between" gap="xs" wrap="nowrap">
              <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
                {name}
              </Text>
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                style={{ flex: "none" }}
                aria-label={t("removeNamed", { name })}
                onClick={() => set(fileIds.filter((one) => one !== id))}
              >
                {t("remove")}
              </Button>
            </Group>
          );
        })}
        <div aria-live="polite">
          {open.map(
            ({ key, name, state }) =>
              state.kind !== "ready" && (
                <Stack key={key} gap={0}>
                  <Text size="sm" style={{ overflowWrap: "anywhere" }}>
                    {name}
                  </Text>
                  <UploadProgress
                    state={state}
                    otherKind={t("otherKind")}
                    retry={() => retry(key)}
                    cancel={() => remove(key)}
                  />
                </Stack>
              ),
          )}
        </div>
        <Group gap="xs">
          <FileButton multiple accept={`${acceptedPictures},${acceptedLessonFiles}`} onChange={choose}>
            {(props) => (
              <Button {...props} variant="default" disabled={fileIds.length >= maxFiles}>
                {t("choose")}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed">
            {t("hint", { max: maxFiles })}
          </Text>
        </Group>
      </Stack>
    </DropArea>
  );
}
