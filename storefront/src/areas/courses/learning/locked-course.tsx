import { Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../app/viewer/viewer";
import { ProductPrice } from "../../../ui/price/price";
import { EnrollButton } from "../course/enroll-button";
import type { LearnedCourse } from "./learned-course";

export interface LockedCourseProps {
  readonly course: LearnedCourse;
  /** The requested lesson; absent if the whole course was requested. */
  readonly lessonId?: string;
}

/** Shown to viewers who are not enrolled, with the way to enroll. */
export function LockedCourse({ course, lessonId }: LockedCourseProps) {
  const t = useTranslations("courses.locked");
  const { state } = useViewer();
  const isSignedOut = state === "nobody";
  const { slug, title, summary, product, status, instructor } = course;
  const isWhole = lessonId === undefined;
  return (
    <Card component="section" withBorder padding="lg" aria-labelledby="locked">
      <Stack gap="sm" align="start">
        {isWhole && <Title order={1}>{title}</Title>}
        <Group gap="xs" wrap="nowrap">
          <IconLock aria-hidden size={20} stroke={1.5} style={{ flex: "none" }} />
          <Title order={2} size="h4" id="locked">
            {isSignedOut ? t("signedOutTitle") : t("title")}
          </Title>
        </Group>
        {isWhole && summary && <Text style={{ whiteSpace: "pre-line" }}>{summary}</Text>}
        <Text c="dimmed">{isSignedOut ? t("signedOutText") : t("text")}</Text>
        {product && <ProductPrice money={product.price} fz={24} fw={650} />}
        {product && status === "PUBLISHED" && (
          <EnrollButton
            course={{ slug, title, productId: product.id, price: product.price, instructorId: instructor?.id }}
            isKnown
            returnTo={isWhole ? `/learn/${slug}` : `/learn/${slug}/${lessonId}`}
          />
        )}
      </Stack>
    </Card>
  );
}
