import { Alert, Anchor, Breadcrumbs, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconPoint, type Icon } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../app/not-found-page";
import { useBaseUrl } from "../../../app/shop-settings";
import { useViewer } from "../../../app/viewer/viewer";
import { preload } from "../../../graph/graph-context";
import { CustomTexts } from "../../../ui/custom-fields/custom-texts";
import { Head } from "../../../ui/head/head";
import { languageName } from "../../../ui/language/languages";
import { missingAt } from "../../../ui/page-state/missing-at";
import { UnavailablePage } from "../../../ui/page-state/unavailable-page";
import { Portrait } from "../../../ui/picture/portrait";
import { withReviewForms } from "../../../ui/reviews/judge-action";
import { preloadReviews } from "../../../ui/reviews/preload-reviews";
import { ReviewsSection } from "../../../ui/reviews/reviews-section";
import { coursePictures } from "../picture/course-pictures";
import { CourseDescription } from "./course-description";
import classes from "./course-page.module.css";
import { CourseDocument, type CoursePageFragment } from "./course.generated";
import { enrollAction } from "./enroll-action";
import { EnrollBox } from "./enroll-box";
import { MyCourseDocument, type MyPlaceFragment } from "./my-course.generated";
import { Outline } from "./outline";
import { structuredCourse } from "./structured-course";

export const action = import.meta.env.SSR ? withReviewForms(enrollAction) : undefined;

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  const answer = await preload(args, CourseDocument, { slug: args.params.slug ?? "" });
  await preloadReviews(args, answer?.data?.course?.product?.id);
  return null;
}

export function Component() {
  const { slug = "" } = useParams();
  // a new key per course, so that the page never shows another course while it loads
  return <CoursePage key={slug} slug={slug} />;
}

function CoursePage({ slug }: { readonly slug: string }) {
  const t = useTranslations("courses");
  const { state } = useViewer();
  const [{ data, error, fetching }, refetch] = useQuery({ query: CourseDocument, variables: { slug } });
  const isUnknown = data !== undefined && !data.course;
  // perhaps a draft; the state stays true, because the first query finds the draft in the cache once it is loaded
  const [whole, setWhole] = useState(isUnknown);
  if (isUnknown && !whole) setWhole(true);
  // the server may have rendered the page, and it renders without a user
  const [mine] = useQuery({
    query: MyCourseDocument,
    variables: { slug, whole },
    // the cached answer says that no course exists, and a buyer may be enrolled by now
    requestPolicy: whole ? "network-only" : "cache-and-network",
    pause: state !== "user" || fetching,
  });
  const course = data?.course ?? (mine.data?.course as CoursePageFragment | null | undefined);
  const retry = () => refetch({ requestPolicy: "network-only" });
  if (course) {
    const place = mine.data?.course ?? (mine.error && !mine.fetching ? null : undefined);
    return <CourseDetails course={course} place={place} retry={retry} />;
  }
  if (fetching || (isUnknown && !error && state === "user" && (mine.fetching || !mine.data))) return <LoadingCourse />;
  if (isUnknown && !missingAt(error, "course")) return <NotFoundPage />;
  return (
    <>
      <Head title={t("list.title")} hidden />
      <UnavailablePage error={error} retry={retry} />
    </>
  );
}

interface CourseDetailsProps {
  readonly course: CoursePageFragment;
  /** Undefined until it is loaded, null if it is unknown. */
  readonly place: MyPlaceFragment | null | undefined;
  readonly retry: () => void;
}

function CourseDetails({ course, place, retry }: CourseDetailsProps) {
  const t = useTranslations("courses");
  const shopName = useTranslations("common")("shopName");
  const origin = useBaseUrl();
  const locale = useLocale();
  const { slug, title, subtitle, summary, description, customValues, category, instructor, product, sections } = course;
  const { status, level, language, goals, requirements } = course;
  const facts = [
    ...(level ? [t("page.level", { level: t(`level.${level}`) })] : []),
    ...(language ? [t("page.language", { language: languageName(language, locale) })] : []),
  ];
  const isOpen = Boolean(place?.myEnrollment ?? place?.publishChecklist);
  return (
    <Stack gap="md">
      <Head
        title={title}
        description={summary}
        image={coursePictures(course)[0]?.url ?? null}
        type="article"
        canonical={`/courses/${slug}`}
        hidden={status !== "PUBLISHED"}
        structured={structuredCourse(course, { origin, shopName })}
      />
      <Breadcrumbs component="nav" aria-label={t("page.trail")} separatorMargin={6} style={{ flexWrap: "wrap" }}>
        <Anchor component={Link} to="/courses" size="sm">
          {t("list.title")}
        </Anchor>
        {category && (
          <Anchor component={Link} to={`/courses/categories/${category.slug}`} size="sm">
            {category.name}
          </Anchor>
        )}
        <Text size="sm" c="dimmed" aria-current="page">
          {title}
        </Text>
      </Breadcrumbs>
      {status !== "PUBLISHED" && <Alert color="gray">{t(`page.hidden.${status}`)}</Alert>}
      <div className={classes.layout}>
        <Stack gap="sm" className={classes.head}>
          <Title order={1}>{title}</Title>
          {subtitle && <Text size="lg">{subtitle}</Text>}
          {instructor?.fullName && (
            <Group gap="xs">
              {instructor.avatar && <Portrait url={instructor.avatar.url} alt="" size={40} />}
              <Text c="dimmed">{t("by", { name: instructor.fullName })}</Text>
            </Group>
          )}
          {facts.length > 0 && (
            <Text size="sm" c="dimmed">
              {facts.join(" · ")}
            </Text>
          )}
          {summary && !description && <Text style={{ whiteSpace: "pre-line" }}>{summary}</Text>}
          <CustomTexts values={customValues} />
        </Stack>
        <div className={classes.enroll}>
          <EnrollBox course={course} place={place} retry={retry} />
        </div>
        <Stack gap="xl" className={classes.content}>
          {goals.length > 0 && (
            <Part id="goals">
              <Points texts={goals} icon={IconCheck} className={classes.goals} />
            </Part>
          )}
          {requirements.length > 0 && (
            <Part id="requirements">
              <Points texts={requirements} icon={IconPoint} />
            </Part>
          )}
          {description && (
            <Part id="about">
              <CourseDescription text={description} />
            </Part>
          )}
          <Part id="curriculum">
            {sections.length > 0 ? (
              <Outline slug={slug} sections={sections} open={isOpen} />
            ) : (
              <Text c="dimmed">{t("page.noLessons")}</Text>
            )}
          </Part>
        </Stack>
      </div>
      {product && <ReviewsSection product={product} retry={retry} />}
    </Stack>
  );
}

interface PartProps {
  readonly id: "goals" | "requirements" | "about" | "curriculum";
  readonly children: ReactNode;
}

/** A section with its heading. */
function Part({ id, children }: PartProps) {
  const t = useTranslations("courses.page");
  return (
    <Stack component="section" gap="md" aria-labelledby={id}>
      <Title order={2} id={id}>
        {t(id)}
      </Title>
      {children}
    </Stack>
  );
}

interface PointsProps {
  readonly texts: readonly string[];
  readonly icon: Icon;
  readonly className?: string | undefined;
}

function Points({ texts, icon: Mark, className = "" }: PointsProps) {
  return (
    <ul className={`${classes.points} ${className}`}>
      {texts.map((text, index) => (
        <li key={index} className={classes.point}>
          <Mark aria-hidden size={18} stroke={1.8} className={classes.mark} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

function LoadingCourse() {
  return (
    <Stack gap="md" aria-hidden>
      <Skeleton height={20} width={240} />
      <div className={classes.layout}>
        <Stack gap="md" className={classes.head}>
          <Skeleton height={40} width="80%" />
          <Skeleton height={80} />
        </Stack>
        <Skeleton height={360} className={classes.enroll} />
        <Skeleton height={240} className={classes.content} />
      </div>
    </Stack>
  );
}
