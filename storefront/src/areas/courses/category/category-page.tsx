import { Anchor, Box, Breadcrumbs, Button, Stack, Text, Title } from "@mantine/core";
import { IconMoodEmpty } from "@tabler/icons-react";
import { Link, useParams, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../app/not-found-page";
import { useBaseUrl } from "../../../app/shop-settings";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { useListAddress } from "../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { missingAt } from "../../../ui/page-state/missing-at";
import { isMissingPage, MissingPage } from "../../../ui/page-state/missing-page";
import { UnavailablePage } from "../../../ui/page-state/unavailable-page";
import { CourseCards, LoadingCards } from "../list/course-cards";
import { ListPages } from "../list/list-pages";
import { CourseCategoryPageDocument, type CourseCategoryPageQuery } from "./category-page.generated";
import { structuredCategory } from "./structured-category";

const variablesFrom = (slug: string, parameters: URLSearchParams) => {
  const after = parameters.get("after");
  return { slug, ...(after ? { after } : {}) };
};

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  const { searchParams } = new URL(args.request.url);
  await preload(args, CourseCategoryPageDocument, variablesFrom(args.params.slug ?? "", searchParams));
  return null;
}

export function Component() {
  const { slug = "" } = useParams();
  // a new key per category, so that the page never shows another category while it loads
  return <CategoryPage key={slug} slug={slug} />;
}

function CategoryPage({ slug }: { readonly slug: string }) {
  const t = useTranslations("courses");
  const [parameters] = useSearchParams();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: CourseCategoryPageDocument,
    variables: variablesFrom(slug, parameters),
  });
  const category = data?.courseCategory;
  const courses = data?.courses;
  if (data && !category && !fetching && !missingAt(error, "courseCategory")) return <NotFoundPage />;
  if (!courses && error && !fetching)
    return (
      <>
        <Head title={category?.name ?? t("list.title")} hidden />
        <Title order={1}>{category?.name ?? t("list.title")}</Title>
        {isMissingPage(error) ? (
          <MissingPage firstPage={`/courses/categories/${slug}`} />
        ) : (
          <UnavailablePage error={error} retry={() => refetch({ requestPolicy: "network-only" })} />
        )}
      </>
    );
  return (
    <Stack gap="md">
      {category && <CategoryHeading category={category} courses={courses?.nodes ?? []} />}
      <Text role="status" c="dimmed" size="sm" mih={22}>
        {courses ? t("list.count", { count: courses.totalCount }) : t("list.loading")}
      </Text>
      <Box component="section" aria-label={t("list.results")} aria-busy={fetching}>
        {courses ? <CategoryCourses courses={courses} /> : <LoadingCards />}
      </Box>
    </Stack>
  );
}

interface CategoryHeadingProps {
  readonly category: NonNullable<CourseCategoryPageQuery["courseCategory"]>;
  readonly courses: NonNullable<CourseCategoryPageQuery["courses"]>["nodes"];
}

function CategoryHeading({ category, courses }: CategoryHeadingProps) {
  const t = useTranslations("courses");
  const shopName = useTranslations("common")("shopName");
  const origin = useBaseUrl();
  const { slug, name, description } = category;
  return (
    <>
      <Head
        title={name}
        description={description ?? t("categories.description", { category: name })}
        canonical={`/courses/categories/${slug}`}
        structured={structuredCategory(category, courses, { origin, shopName })}
      />
      <Breadcrumbs component="nav" aria-label={t("page.trail")} separatorMargin={6} style={{ flexWrap: "wrap" }}>
        <Anchor component={Link} to="/courses" size="sm">
          {t("list.title")}
        </Anchor>
        <Text size="sm" c="dimmed" aria-current="page">
          {name}
        </Text>
      </Breadcrumbs>
      <Title order={1}>{name}</Title>
      {description && (
        <Text maw={640} style={{ whiteSpace: "pre-line" }}>
          {description}
        </Text>
      )}
    </>
  );
}

function CategoryCourses({ courses }: { readonly courses: NonNullable<CourseCategoryPageQuery["courses"]> }) {
  const t = useTranslations("courses");
  const address = useListAddress();
  if (courses.nodes.length === 0)
    return (
      <EmptyState
        icon={<IconMoodEmpty aria-hidden size={40} stroke={1.2} />}
        title={t("categories.nothing")}
        text={t("categories.nothingText")}
      >
        <Button component={Link} to="/courses">
          {t("list.seeAll")}
        </Button>
      </EmptyState>
    );
  return (
    <Stack gap="md">
      <CourseCards courses={courses.nodes} />
      <ListPages address={address} pageInfo={courses.pageInfo} />
    </Stack>
  );
}
