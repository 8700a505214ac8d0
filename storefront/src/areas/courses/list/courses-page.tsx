import { Anchor, Box, Button, Stack, Text, Title } from "@mantine/core";
import { IconMoodEmpty } from "@tabler/icons-react";
import { Link, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { useListAddress } from "../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { MissingPage, isMissingPage } from "../../../ui/page-state/missing-page";
import { UnavailablePage } from "../../../ui/page-state/unavailable-page";
import { CategoryLinks } from "./category-links";
import { CourseCards, LoadingCards } from "./course-cards";
import { choosableCategories, coursesVariables } from "./course-list-params";
import { CourseFilters } from "./course-filters";
import { CoursesDocument } from "./courses.generated";
import { ListPages } from "./list-pages";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, CoursesDocument, coursesVariables(new URL(args.request.url).searchParams));
  return null;
}

/** All courses on sale, or the results of a search. */
export function Component() {
  const t = useTranslations("courses.list");
  const [parameters] = useSearchParams();
  const address = useListAddress();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: CoursesDocument,
    variables: coursesVariables(parameters),
  });
  const courses = data?.courses;
  const chosen = address.value("category");
  const isNarrowed = Boolean(address.value("q") || chosen);
  const links = (data?.courseCategories ?? []).filter(({ courseCount }) => courseCount > 0);
  // a shop with course categories has their links; the categories of the catalog serve the others
  const facets = links.length > 0 ? [] : data?.taught?.facets.categories;
  const categories = facets && choosableCategories(facets, data?.taught?.totalCount ?? 0, chosen);
  if (!courses && error && !fetching)
    return <NoCourses error={error} retry={() => refetch({ requestPolicy: "network-only" })} />;
  return (
    <Stack gap="md">
      <Head title={t("title")} description={t("description")} canonical="/courses" hidden={isNarrowed} />
      <Title order={1}>{t("title")}</Title>
      <Text maw={640}>{t("description")}</Text>
      <CategoryLinks categories={links} />
      <CourseFilters address={address} categories={categories} />
      <Text role="status" c="dimmed" size="sm" mih={22}>
        {courses ? t("count", { count: courses.totalCount }) : t("loading")}
      </Text>
      <Box component="section" aria-label={t("results")} aria-busy={fetching}>
        {!courses && <LoadingCards />}
        {courses?.nodes.length === 0 && (
          <EmptyState
            icon={<IconMoodEmpty aria-hidden size={40} stroke={1.2} />}
            title={t("nothing")}
            {...(isNarrowed ? { text: t("nothingText") } : {})}
          >
            {isNarrowed && (
              <Button component={Link} to="/courses">
                {t("seeAll")}
              </Button>
            )}
          </EmptyState>
        )}
        {courses && courses.nodes.length > 0 && <CourseCards courses={courses.nodes} />}
      </Box>
      {courses && <ListPages address={address} pageInfo={courses.pageInfo} />}
      <Text size="sm" c="dimmed">
        {t("teachText")}{" "}
        <Anchor component={Link} to="/teach" inherit underline="always">
          {t("teach")}
        </Anchor>
      </Text>
    </Stack>
  );
}

function NoCourses(props: Parameters<typeof UnavailablePage>[0]) {
  const t = useTranslations("courses.list");
  return (
    <>
      <Head title={t("title")} hidden />
      <Title order={1}>{t("title")}</Title>
      {isMissingPage(props.error) ? <MissingPage firstPage="/courses" /> : <UnavailablePage {...props} />}
    </>
  );
}
