import { SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { LessonText } from "../../lesson/lesson-text";

export interface MarkdownFieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (text: string) => void;
  readonly error: string | undefined;
  readonly minRows?: number;
}

/** A field for Markdown with a preview. */
export function MarkdownField({ label, value, change, error, minRows = 8 }: MarkdownFieldProps) {
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
          label={label}
          description={t("textHint")}
          autosize
          minRows={minRows}
          maxRows={24}
          value={value}
          error={error}
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
      ) : value.trim() ? (
        <LessonText text={value} />
      ) : (
        <Text c="dimmed">{t("noText")}</Text>
      )}
    </Stack>
  );
}
