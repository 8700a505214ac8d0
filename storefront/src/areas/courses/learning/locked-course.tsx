import { Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { Price } from "../../../ui/price/price";
import { EnrollButton } from "../course/enroll-button";
import type { LearnedCourse } from "./player-page";

export interface LockedCourseProps {
  readonly course: LearnedCourse;
  /** The lesson that was come for; the course as a whole when absent. */
  readonly lessonId?: string;
}

/** For whoever is not enrolled: what it takes to be. */
export function LockedCourse({ course, lessonId }: LockedCourseProps) {
  const t = useTranslations("courses.locked");
  const { slug, title, summary, product, status } = course;
  const isWhole = lessonId === undefined;
  return (
    <Card component="section" withBorder padding="lg" aria-labelledby="locked">
      <Stack gap="sm" align="start">
        {isWhole && <Title order={1}>{title}</Title>}
        <Group gap="xs" wrap="nowrap">
          <IconLock aria-hidden size={20} stroke={1.5} style={{ flex: "none" }} />
          <Title order={2} size="h4" id="locked">
            {t("title")}
          </Title>
        </Group>
        {isWhole && summary && <Text style={{ whiteSpace: "pre-line" }}>{summary}</Text>}
        <Text c="dimmed">{t("text")}</Text>
        {product && <Price money={product.price} fz={24} fw={650} />}
        {product && status === "PUBLISHED" && (
          <EnrollButton
            course={{ slug, title, productId: product.id }}
            isKnown
            returnTo={isWhole ? `/learn/${slug}` : `/learn/${slug}/${lessonId}`}
          />
        )}
      </Stack>
    </Card>
  );
}
