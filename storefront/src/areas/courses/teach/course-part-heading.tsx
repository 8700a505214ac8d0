import { Anchor, Group, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../ui/head/head";

export interface CoursePartHeadingProps {
  readonly courseId: string;
  /** Undefined until it is loaded. */
  readonly courseTitle: string | undefined;
  readonly part: "announcements" | "marking" | "questions" | "reviews" | "statistics" | "students";
  /** Beside the heading. */
  readonly children?: ReactNode;
}

/** The heading of a page about one part of a course, with the way back to the course. */
export function CoursePartHeading({ courseId, courseTitle, part, children }: CoursePartHeadingProps) {
  const t = useTranslations(`teaching.${part}`);
  return (
    <>
      <Head title={courseTitle ? t("titleOf", { title: courseTitle }) : t("title")} hidden />
      <Anchor component={Link} to={`/teach/courses/${courseId}`} size="sm">
        <IconArrowLeft aria-hidden size={16} style={{ verticalAlign: "text-bottom" }} /> {courseTitle ?? t("back")}
      </Anchor>
      <Group justify="space-between">
        <Title order={1}>{t("title")}</Title>
        {children}
      </Group>
    </>
  );
}
