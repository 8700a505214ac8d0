import { Checkbox, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { localTimeText, timeFromLocal, type DraftOpening } from "./draft/lesson-opening";
import type { DraftLesson } from "./draft/outline-draft";

export interface OpeningFieldsProps {
  readonly lesson: DraftLesson;
  readonly change: (changes: Partial<DraftLesson>) => void;
  readonly problem: (field: "opensAfterDays" | "opensAt") => string | undefined;
}

const blankOpenings: Readonly<Record<DraftOpening["kind"], DraftOpening>> = {
  atOnce: { kind: "atOnce" },
  days: { kind: "days", days: "" },
  date: { kind: "date", opensAt: "" },
};
const kinds = ["atOnce", "days", "date"] as const;

/** When a lesson opens to students, and whether the lessons after it wait for it. */
export function OpeningFields({ lesson: { isPreview, opening, isPrerequisite }, change, problem }: OpeningFieldsProps) {
  const t = useTranslations("teaching.lesson.opening");
  return (
    <Stack gap="md">
      <NativeSelect
        label={t("label")}
        description={isPreview ? t("previewHint") : undefined}
        disabled={isPreview}
        value={opening.kind}
        data={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
        onChange={({ currentTarget: { value } }) => change({ opening: blankOpenings[value as DraftOpening["kind"]] })}
        maw={320}
      />
      {opening.kind === "days" && (
        <TextInput
          label={t("daysLabel")}
          description={t("daysHint")}
          inputMode="numeric"
          disabled={isPreview}
          value={opening.days}
          error={problem("opensAfterDays")}
          onChange={({ currentTarget: { value } }) => change({ opening: { kind: "days", days: value } })}
          maw={220}
        />
      )}
      {opening.kind === "date" && (
        <TextInput
          type="datetime-local"
          label={t("dateLabel")}
          description={t("dateHint")}
          max="9999-12-31T23:59"
          disabled={isPreview}
          value={localTimeText(opening.opensAt)}
          error={problem("opensAt")}
          onChange={({ currentTarget: { value } }) =>
            change({ opening: { kind: "date", opensAt: timeFromLocal(value) } })
          }
          maw={320}
        />
      )}
      <Checkbox
        label={t("prerequisite")}
        description={t("prerequisiteHint")}
        checked={isPrerequisite}
        onChange={({ currentTarget: { checked } }) => change({ isPrerequisite: checked })}
      />
    </Stack>
  );
}
