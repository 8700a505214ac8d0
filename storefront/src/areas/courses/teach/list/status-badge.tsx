import { Badge } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { CourseStatus } from "../../../../graph/schema-types.generated";

const colors = { DRAFT: "gray", PUBLISHED: "souk", ARCHIVED: "yellow" } as const satisfies Record<CourseStatus, string>;

export function StatusBadge({ status }: { readonly status: CourseStatus }) {
  const t = useTranslations("teaching.status");
  return (
    <Badge variant="light" color={colors[status]} tt="none" miw="max-content">
      {t(status)}
    </Badge>
  );
}
