import { Button, Group, Skeleton, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { Link, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Slot } from "../../../app/project/slot";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { MissingNotice } from "../../../ui/page-state/missing-notice";
import { PageState } from "../../../ui/page-state/page-state";
import { ProductCard } from "../../../ui/product-card/product-card";
import card from "../../../ui/product-card/product-card.module.css";
import type { CardProductFragment } from "../../../ui/product-card/product-card.generated";
import text from "../../../ui/text/text.module.css";
import { CategoryTiles } from "./category-tiles";
import { CourseTeaser } from "./course-teaser";
import { HomeDocument, type HomeQuery } from "./home.generated";
import classes from "./home-page.module.css";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, HomeDocument, {});
  return null;
}

export function Component() {
  const t = useTranslations("shop.home");
  const [answer, refetch] = useQuery({ query: HomeDocument });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <div className={classes.page}>
      <Head title={t("title")} description={t("description")} canonical="/" />
      <Hero />
      <Slot name="home.top" with={{}} />
      <PageState answer={answer} loading={<LoadingHome />} retry={retry}>
        {(home) => <HomeSections {...home} retry={retry} />}
      </PageState>
    </div>
  );
}

function Hero() {
  const t = useTranslations("shop.home");
  return (
    <div className={classes.hero}>
      <h1 className={classes.title}>{t("title")}</h1>
      <p className={classes.description}>{t("description")}</p>
      <Group mt="xs">
        <Button component={Link} to="/products" size="md">
          {t("toProducts")}
        </Button>
        <Button component={Link} to="/courses" size="md" variant="default">
          {t("toCourses")}
        </Button>
      </Group>
    </div>
  );
}

/** The parts of the page. A part whose service is unavailable shows a notice in its place. */
function HomeSections({ categories, featured, newest, courses, retry }: HomeQuery & { readonly retry: () => void }) {
  const t = useTranslations("shop.home");
  const unavailable = (notice: string) => <MissingNotice text={notice} retry={retry} />;
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
            <div className={`${card.grid} ${classes.cards}`}>
              {courses.nodes.map((course) => (
                <CourseTeaser key={course.id} course={course} />
              ))}
            </div>
          ) : (
            unavailable(t("coursesAway"))
          )}
        </Part>
      )}
    </>
  );
}

function Products({ products }: { readonly products: readonly CardProductFragment[] }) {
  return (
    <div className={`${card.grid} ${classes.cards}`}>
      {products.map((product) => (
        <ProductCard key={product.id} product={product} />
      ))}
    </div>
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
    <section className={classes.part} aria-labelledby={id}>
      <div className={classes.heading}>
        <h2 id={id}>{title}</h2>
        {more && (
          <Link to={more.to} className={`${text.link} ${text.small}`}>
            {more.name}
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}

function LoadingHome() {
  return (
    <Stack gap="xl" aria-hidden>
      <Skeleton height={28} width={180} />
      <Skeleton height={130} />
      <Skeleton height={28} width={180} />
      <div className={`${card.grid} ${classes.cards}`}>
        {Array.from({ length: 8 }, (_card, index) => (
          <Skeleton key={index} style={{ aspectRatio: "1" }} />
        ))}
      </div>
    </Stack>
  );
}
