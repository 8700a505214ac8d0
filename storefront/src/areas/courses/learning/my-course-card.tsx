import { Anchor, Card, Group, Progress, Stack, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { Link } from "react-router";
import { useFormatter, useTranslations } from "use-intl/react";
import { Picture } from "../../../ui/picture/picture";
import classes from "../list/course-card.module.css";
import { coursePictures } from "../picture/course-pictures";
import type { MyCoursesQuery } from "./my-courses.generated";

type MyEnrollment = NonNullable<MyCoursesQuery["myCourses"]>[number];

/** A course of the viewer with its progress. The whole card links to the lesson where they continue. */
export function MyCourseCard({ enrollment }: { readonly enrollment: MyEnrollment }) {
  const t = useTranslations("courses");
  const format = useFormatter();
  const { course, progress, completedAt, endsAt, certificate } = enrollment;
  return (
    <Card component="article" withBorder padding="sm" className={classes.card}>
      <Card.Section>
        <Picture image={coursePictures(course)[0]} name="" />
      </Card.Section>
      <Stack gap={6} mt="sm" h="100%">
        <Anchor component={Link} to={`/learn/${course.slug}`} className={classes.link} lineClamp={2}>
          {course.title}
        </Anchor>
        {course.instructor?.fullName && (
          <Text size="sm" c="dimmed">
            {t("by", { name: course.instructor.fullName })}
          </Text>
        )}
        <Stack gap={4} mt="auto">
          {completedAt ? (
            <Group gap={6}>
              <IconCircleCheck aria-hidden size={18} color="var(--mantine-color-anchor)" />
              <Text size="sm">
                {t("learning.finishedOn", { date: format.dateTime(new Date(completedAt), { dateStyle: "medium" }) })}
              </Text>
            </Group>
          ) : (
            <>
              <Progress value={progress * 100} aria-label={t("page.progress")} />
              <Text size="sm" c="dimmed">
                {progress === 0
                  ? t("learning.notBegun")
                  : t("page.progressText", { progress: format.number(progress, { style: "percent" }) })}
              </Text>
            </>
          )}
          {certificate && (
            <Anchor component={Link} to={`/certificates/${certificate.number}`} size="sm" className={classes.above}>
              {t("certificate.show")}
            </Anchor>
          )}
          {endsAt && (
            <Text size="sm" c="dimmed">
              {t("until", { date: format.dateTime(new Date(endsAt), { dateStyle: "medium" }) })}
            </Text>
          )}
        </Stack>
      </Stack>
    </Card>
  );
}
