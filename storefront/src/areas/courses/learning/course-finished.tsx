import { Button, Center, Group, Stack, Text, Title } from "@mantine/core";
import { IconConfetti } from "@tabler/icons-react";
import { Link } from "react-router";
import { useFormatter, useTranslations } from "use-intl/react";
import { CourseCertificate } from "./course-certificate";
import type { LearnedCourse } from "./learned-course";
import { lessonsInOrder } from "./lesson-path";

/** Shown when all lessons are completed. */
export function CourseFinished({
  course: { id, slug, title, sections, myEnrollment },
  changed,
}: {
  readonly course: LearnedCourse;
  readonly changed: () => void;
}) {
  const t = useTranslations("courses.finished");
  const format = useFormatter();
  const [first] = lessonsInOrder(sections);
  return (
    <Center py="xl">
      <Stack align="center" gap="sm" maw={480}>
        <IconConfetti aria-hidden size={56} stroke={1.2} color="var(--mantine-color-anchor)" />
        <Title order={1} size="h2" ta="center">
          {t("title")}
        </Title>
        <Text ta="center">{t("text", { title })}</Text>
        {myEnrollment?.completedAt && (
          <Text size="sm" c="dimmed">
            {t("on", { date: format.dateTime(new Date(myEnrollment.completedAt), { dateStyle: "long" }) })}
          </Text>
        )}
        {myEnrollment?.completedAt && (
          <CourseCertificate courseId={id} certificate={myEnrollment.certificate} changed={changed} />
        )}
        <Group justify="center">
          <Button component={Link} to="/courses">
            {t("more")}
          </Button>
          {first && (
            <Button component={Link} to={`/learn/${slug}/${first.id}`} variant="default">
              {t("lookAgain")}
            </Button>
          )}
        </Group>
      </Stack>
    </Center>
  );
}
