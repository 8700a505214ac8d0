import { Anchor, Group, Progress, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useFormatter, useTranslations } from "use-intl/react";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { Section } from "../../components/section";
import type { CustomerPartProps } from "./customer-orders";

/** The courses of the account and the progress in each: the newest ones, and the total if there are more. */
export function CustomerCourses({ user: { enrollments }, retry }: CustomerPartProps) {
  const t = useTranslations("adminSales.customer.courses");
  const format = useFormatter();
  return (
    <Section title={t("title")}>
      {!enrollments && <MissingNotice text={t("unavailable")} retry={retry} />}
      {enrollments?.nodes.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      )}
      {enrollments?.nodes.map(({ id, course, progress }) => (
        <Stack key={id} gap={4}>
          <Group justify="space-between" gap="xs">
            <Anchor component={Link} to={`/courses/${course.slug}`} size="sm">
              {course.title}
            </Anchor>
            <Text size="sm">{format.number(progress, { style: "percent" })}</Text>
          </Group>
          <Progress value={progress * 100} aria-label={t("progress", { title: course.title })} />
        </Stack>
      ))}
      {enrollments && enrollments.totalCount > enrollments.nodes.length && (
        <Text size="sm" c="dimmed">
          {t("newest", { shown: enrollments.nodes.length, count: enrollments.totalCount })}
        </Text>
      )}
    </Section>
  );
}
