import { Badge } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { CourseStatus } from "../../../../graph/schema-types.generated";

const colors = { DRAFT: "gray", PUBLISHED: "souk", ARCHIVED: "yellow" } as const satisfies Record<CourseStatus, string>;

export interface StatusBadgeProps {
  readonly status: CourseStatus;
  /** True if a published course has changes that are not published. */
  readonly isEdited?: boolean;
}

export function StatusBadge({ status, isEdited }: StatusBadgeProps) {
  const t = useTranslations("teaching.status");
  return (
    <Badge variant="light" color={colors[status]} tt="none" miw="max-content">
      {t(isEdited ? "edited" : status)}
    </Badge>
  );
}
