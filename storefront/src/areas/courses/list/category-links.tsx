import { Button, Group } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import type { CoursesQuery } from "./courses.generated";

export interface CategoryLinksProps {
  readonly categories: NonNullable<CoursesQuery["courseCategories"]>;
}

/** Links to course categories; nothing without any. */
export function CategoryLinks({ categories }: CategoryLinksProps) {
  const t = useTranslations("courses.categories");
  if (categories.length === 0) return null;
  return (
    <Group component="nav" aria-label={t("label")} gap="xs">
      {categories.map(({ id, slug, name, courseCount }) => (
        <Button key={id} component={Link} to={`/courses/categories/${slug}`} variant="default" size="xs">
          {t("option", { name, count: courseCount })}
        </Button>
      ))}
    </Group>
  );
}
