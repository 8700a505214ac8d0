import { Anchor, Button, Group, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { MissingNotice } from "../../../ui/page-state/missing-notice";
import { PageState } from "../../../ui/page-state/page-state";
import { ProductCard } from "../../../ui/product-card/product-card";
import type { ProductCardFragment } from "../../../ui/product-card/product-card.generated";
import { CategoryTiles } from "./category-tiles";
import { CourseTeaser } from "./course-teaser";
import { HomeDocument, type HomeQuery } from "./home.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, HomeDocument, {});
  return null;
}

export function Component() {
  const t = useTranslations("shop.home");
  const [answer, refetch] = useQuery({ query: HomeDocument });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <Stack gap={48}>
      <Head title={t("title")} description={t("description")} canonical="/" />
      <Hero />
      <PageState answer={answer} loading={<LoadingHome />} retry={retry}>
        {(home) => <HomeSections {...home} retry={retry} />}
      </PageState>
    </Stack>
  );
}

function Hero() {
  const t = useTranslations("shop.home");
  return (
    <Stack gap="sm" py={{ base: "sm", md: "xl" }}>
      <Title order={1} fz={{ base: 32, md: 48 }} lh={1.15}>
        {t("title")}
      </Title>
      <Text fz="lg" c="dimmed" maw={560}>
        {t("description")}
      </Text>
      <Group mt="xs">
        <Button component={Link} to="/products" size="md">
          {t("toProducts")}
        </Button>
        <Button component={Link} to="/courses" size="md" variant="default">
          {t("toCourses")}
        </Button>
      </Group>
    </Stack>
  );
}

/** The parts of the page. A part whose service is unavailable shows a notice in its place. */
function HomeSections({ categories, featured, newest, courses, retry }: HomeQuery & { readonly retry: () => void }) {
  const t = useTranslations("shop.home");
  const unavailable = (text: string) => <MissingNotice text={text} retry={retry} />;
  return (
    <>
      <Part id="categories" title={t("categories")}>
        {categories ? <CategoryTiles categories={categories} /> : unavailable(t("categoriesAway"))}
      </Part>
      {featured?.nodes.length !== 0 && (
        <Part id="featured" title={t("featured")} more={{ to: "/products?tag=featured", name: t("allFeatured") }}>
          {featured ? <Products products={featured.nodes} /> : unavailable(t("productsAway"))}
        </Part>
      )}
      <Part id="newest" title={t("newest")} more={{ to: "/products", name: t("allProducts") }}>
        {newest ? <Products products={newest.nodes} /> : unavailable(t("productsAway"))}
      </Part>
      {courses?.nodes.length !== 0 && (
        <Part id="courses" title={t("courses")} more={{ to: "/courses", name: t("allCourses") }}>
          {courses ? (
            <SimpleGrid {...grid}>
              {courses.nodes.map((course) => (
                <CourseTeaser key={course.id} course={course} />
              ))}
            </SimpleGrid>
          ) : (
            unavailable(t("coursesAway"))
          )}
        </Part>
      )}
    </>
  );
}

const grid = { cols: { base: 2, sm: 3, md: 4 }, spacing: { base: "xs", sm: "md" } } as const;

function Products({ products }: { readonly products: readonly ProductCardFragment[] }) {
  return (
    <SimpleGrid {...grid}>
      {products.map((product) => (
        <ProductCard key={product.id} product={product} />
      ))}
    </SimpleGrid>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly more?: { readonly to: string; readonly name: string };
  readonly children: ReactNode;
}

function Part({ id, title, more, children }: PartProps) {
  return (
    <Stack component="section" aria-labelledby={id}>
      <Group justify="space-between" align="baseline" gap="xs">
        <Title order={2} id={id} size="h3">
          {title}
        </Title>
        {more && (
          <Anchor component={Link} to={more.to} size="sm">
            {more.name}
          </Anchor>
        )}
      </Group>
      {children}
    </Stack>
  );
}

function LoadingHome() {
  return (
    <Stack gap="xl" aria-hidden>
      <Skeleton height={28} width={180} />
      <Skeleton height={130} />
      <Skeleton height={28} width={180} />
      <SimpleGrid {...grid}>
        {Array.from({ length: 8 }, (_card, index) => (
          <Skeleton key={index} style={{ aspectRatio: "1" }} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
