import { Button, Checkbox, Drawer, SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { LessonMedia } from "../../lesson/lesson-media";
import { LessonText } from "../../lesson/lesson-text";
import { LessonFileField } from "./lesson-file-field";
import type { DraftLesson } from "./draft/outline-draft";
import { OpeningFields } from "./opening-fields";

export interface LessonEditorProps {
  /** Undefined while the editor is closed. */
  readonly lesson: DraftLesson | undefined;
  readonly change: (changes: Partial<DraftLesson>) => void;
  readonly problems: ReadonlyMap<string, string>;
  readonly close: () => void;
}

/** All fields of a lesson. Typed text changes the outline at once and is saved with it. */
export function LessonEditor({ lesson, change, problems, close }: LessonEditorProps) {
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
      {lesson && <LessonFields lesson={lesson} change={change} problems={problems} close={close} />}
    </Drawer>
  );
}

function LessonFields({ lesson, change, problems, close }: LessonEditorProps & { readonly lesson: DraftLesson }) {
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
      <LessonTextField content={content} change={change} error={problem("content")} />
      <Button onClick={close} style={{ alignSelf: "end" }}>
        {t("done")}
      </Button>
    </Stack>
  );
}

interface LessonTextFieldProps {
  readonly content: string;
  readonly change: LessonEditorProps["change"];
  readonly error: string | undefined;
}

function LessonTextField({ content, change, error }: LessonTextFieldProps) {
  const t = useTranslations("teaching.lesson");
  const [view, setView] = useState("write");
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t("view")}
        value={view}
        onChange={setView}
        data={[
          { value: "write", label: t("write") },
          { value: "read", label: t("read") },
        ]}
      />
      {view === "write" ? (
        <Textarea
          label={t("text")}
          description={t("textHint")}
          autosize
          minRows={8}
          maxRows={24}
          value={content}
          error={error}
          onChange={({ currentTarget: { value } }) => change({ content: value })}
        />
      ) : content.trim() ? (
        <LessonText text={content} />
      ) : (
        <Text c="dimmed">{t("noText")}</Text>
      )}
    </Stack>
  );
}
