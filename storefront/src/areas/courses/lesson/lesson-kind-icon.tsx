import { VisuallyHidden } from "@mantine/core";
import { IconChecklist, IconFileText, IconLetterCase, IconMovie, IconMusic, IconUpload } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import type { LessonKind } from "../../../graph/schema-types.generated";

const icons = {
  VIDEO: IconMovie,
  AUDIO: IconMusic,
  FILE: IconFileText,
  TEXT: IconLetterCase,
  QUIZ: IconChecklist,
  ASSIGNMENT: IconUpload,
} as const;

export function LessonKindIcon({ kind }: { readonly kind: LessonKind }) {
  const t = useTranslations("courses.kind");
  const Icon = icons[kind];
  return (
    <>
      <Icon aria-hidden size={16} stroke={1.6} color="var(--mantine-color-dimmed)" style={{ flex: "none" }} />
      <VisuallyHidden>{t(kind)}</VisuallyHidden>
    </>
  );
}
