import { Button, Checkbox, Drawer, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { LessonMedia } from "../../lesson/lesson-media";
import { LessonFileField } from "./lesson-file-field";
import type { DraftLesson } from "./draft/outline-draft";
import type { DraftQuiz } from "./draft/quiz-draft";
import { MarkdownField } from "./markdown-field";
import { OpeningFields } from "./opening-fields";
import { QuizPart } from "./quiz/quiz-part";

export interface LessonEditorProps {
  /** Undefined while the editor is closed. */
  readonly lesson: DraftLesson | undefined;
  readonly change: (changes: Partial<DraftLesson>) => void;
  readonly changeQuiz: (next: (quiz: DraftQuiz) => DraftQuiz) => void;
  readonly problems: ReadonlyMap<string, string>;
  readonly close: () => void;
}

/** All fields of a lesson. Typed text changes the outline at once and is saved with it. */
export function LessonEditor({ lesson, ...props }: LessonEditorProps) {
  const { close } = props;
  const t = useTranslations("teaching.lesson");
  return (
    <Drawer
      opened={lesson !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={t("title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {lesson && <LessonFields lesson={lesson} {...props} />}
    </Drawer>
  );
}

function LessonFields(props: LessonEditorProps & { readonly lesson: DraftLesson }) {
  const { lesson, change, changeQuiz, problems, close } = props;
  const t = useTranslations("teaching.lesson");
  const { key, title, length, isPreview, externalUrl, file, content } = lesson;
  const problem = (field: string) => problems.get(`${key}.${field}`);
  return (
    <Stack gap="md">
      <TextInput
        label={t("name")}
        value={title}
        error={problem("title")}
        onChange={({ currentTarget: { value } }) => change({ title: value })}
      />
      <TextInput
        label={t("length")}
        description={t("lengthHint")}
        placeholder="8:20"
        value={length}
        error={problem("durationSeconds")}
        onChange={({ currentTarget: { value } }) => change({ length: value })}
        maw={220}
      />
      <Checkbox
        label={t("preview")}
        description={t("previewHint")}
        checked={isPreview}
        onChange={({ currentTarget: { checked } }) => change({ isPreview: checked })}
      />
      <OpeningFields lesson={lesson} change={change} problem={problem} />
      <LessonFileField
        label={t("file")}
        hint={t("fileHint")}
        title={title}
        file={file}
        change={(chosen) => change(chosen ? { file: chosen, externalUrl: "" } : { file: null })}
        otherKind={t("otherKind")}
        error={problem("mediaFileId")}
      />
      {!file && (
        <div>
          <TextInput
            label={t("media")}
            description={t("mediaHint")}
            placeholder="https://"
            inputMode="url"
            value={externalUrl}
            error={problem("externalUrl")}
            onChange={({ currentTarget: { value } }) => change({ externalUrl: value })}
          />
          <div aria-live="polite">
            {URL.canParse(externalUrl.trim()) && (
              <Text size="sm" mt="xs">
                {t("notPrivate")}
              </Text>
            )}
          </div>
        </div>
      )}
      {!file && externalUrl.trim() && !problem("externalUrl") && <LessonMedia url={externalUrl.trim()} title={title} />}
      <MarkdownField
        label={t("text")}
        value={content}
        change={(text) => change({ content: text })}
        error={problem("content")}
      />
      <QuizPart lesson={lesson} change={change} changeQuiz={changeQuiz} problems={problems} />
      <Button onClick={close} style={{ alignSelf: "end" }}>
        {t("done")}
      </Button>
    </Stack>
  );
}
