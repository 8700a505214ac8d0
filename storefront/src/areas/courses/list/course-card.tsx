import { Anchor, Card, Group, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { Picture } from "../../../ui/picture/picture";
import { ProductPrice } from "../../../ui/price/price";
import { useLengthText } from "../length/use-length-text";
import { coursePictures } from "../picture/course-pictures";
import type { CourseCardFragment } from "./course-card.generated";
import classes from "./course-card.module.css";

/** A course in a list. The whole card links to its page. */
export function CourseCard({
  course,
  first = false,
}: {
  readonly course: CourseCardFragment;
  readonly first?: boolean;
}) {
  const t = useTranslations("courses");
  const lengthText = useLengthText();
  const { slug, title, summary, lessonCount, durationSeconds, instructor, product } = course;
  return (
    <Card component="article" withBorder padding="sm" className={classes.card}>
      <Card.Section>
        <Picture image={coursePictures(course)[0]} name="" first={first} />
      </Card.Section>
      <Stack gap={6} mt="sm" h="100%">
        <Anchor component={Link} to={`/courses/${slug}`} className={classes.link} lineClamp={2}>
          {title}
        </Anchor>
        {instructor?.fullName && (
          <Text size="sm" c="dimmed">
            {t("by", { name: instructor.fullName })}
          </Text>
        )}
        {summary && (
          <Text size="sm" lineClamp={2}>
            {summary}
          </Text>
        )}
        <Group justify="space-between" gap="xs" mt="auto">
          <Text size="sm" c="dimmed">
            {t("lessonCount", { count: lessonCount })}
            {durationSeconds > 0 && ` · ${lengthText(durationSeconds)}`}
          </Text>
          {product ? (
            <ProductPrice money={product.price} fw={600} />
          ) : (
            <Text size="sm" c="dimmed">
              {t("priceUnknown")}
            </Text>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
