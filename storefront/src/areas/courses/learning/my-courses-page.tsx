import { Button, SimpleGrid, Skeleton, Stack, Title } from "@mantine/core";
import { IconSchool } from "@tabler/icons-react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../ui/head/head";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { MyCourseCard } from "./my-course-card";
import { MyCoursesDocument } from "./my-courses.generated";

const grid = { cols: { base: 1, xs: 2, md: 3 }, spacing: "md" } as const;

/** The courses of the viewer: courses in progress first, finished ones last. */
export function Component() {
  const t = useTranslations("courses.learning");
  // a buyer may be enrolled by now
  const [{ data, error, fetching }, refetch] = useQuery({
    query: MyCoursesDocument,
    requestPolicy: "cache-and-network",
  });
  const enrollments = data?.myCourses;
  const open = enrollments?.filter(({ completedAt }) => !completedAt) ?? [];
  const finished = enrollments?.filter(({ completedAt }) => completedAt) ?? [];
  return (
    <Stack gap="lg">
      <Head title={t("title")} hidden />
      <Title order={1}>{t("title")}</Title>
      {!enrollments && error && !fetching && (
        <ErrorState error={error} retry={() => refetch({ requestPolicy: "network-only" })} />
      )}
      {!enrollments && (fetching || !error) && (
        <SimpleGrid {...grid} aria-hidden>
          {Array.from({ length: 3 }, (_card, index) => (
            <Skeleton key={index} height={320} />
          ))}
        </SimpleGrid>
      )}
      {enrollments?.length === 0 && (
        <EmptyState
          icon={<IconSchool aria-hidden size={40} stroke={1.2} />}
          title={t("nothing")}
          text={t("nothingText")}
        >
          <Button component={Link} to="/courses">
            {t("toCourses")}
          </Button>
        </EmptyState>
      )}
      {open.length > 0 && (
        <SimpleGrid {...grid}>
          {open.map((enrollment) => (
            <MyCourseCard key={enrollment.id} enrollment={enrollment} />
          ))}
        </SimpleGrid>
      )}
      {finished.length > 0 && (
        <Stack component="section" aria-labelledby="finished">
          <Title order={2} id="finished">
            {t("finished")}
          </Title>
          <SimpleGrid {...grid}>
            {finished.map((enrollment) => (
              <MyCourseCard key={enrollment.id} enrollment={enrollment} />
            ))}
          </SimpleGrid>
        </Stack>
      )}
    </Stack>
  );
}
