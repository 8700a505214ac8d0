import { Button, Card, Group, Progress, Stack, Text } from "@mantine/core";
import { IconClock, IconListDetails, IconUsers } from "@tabler/icons-react";
import { Link } from "react-router";
import { useFormatter, useTranslations } from "use-intl/react";
import { useViewer } from "../../../app/viewer/viewer";
import { MissingNotice } from "../../../ui/page-state/missing-notice";
import { Picture } from "../../../ui/picture/picture";
import { useLengthText } from "../length/use-length-text";
import { coursePictures } from "../picture/course-pictures";
import type { CoursePageFragment } from "./course.generated";
import { EnrollButton } from "./enroll-button";
import { PromoVideo } from "./promo-video";
import type { MyPlaceFragment } from "./my-course.generated";
import { ProductPrice } from "../../../ui/price/price";

export interface EnrollBoxProps {
  readonly course: CoursePageFragment;
  /** Undefined until it is loaded, null if it is unknown. */
  readonly place: MyPlaceFragment | null | undefined;
  readonly retry: () => void;
}

/**
 * The price and content of the course, and one action: enroll, continue or edit. A student whose access ends can continue,
 * and buy the course.
 */
export function EnrollBox({ course, place, retry }: EnrollBoxProps) {
  const t = useTranslations("courses");
  const { title } = course;
  return (
    <Card component="aside" withBorder padding="md" aria-label={t("page.offer")}>
      <Card.Section>
        <PromoVideo course={course} picture={<Picture image={coursePictures(course)[0]} name={title} first />} />
      </Card.Section>
      <Stack gap="sm" mt="md">
        {place?.myEnrollment && <ContinueCourse slug={course.slug} enrollment={place.myEnrollment} />}
        {(!place?.myEnrollment || place.myEnrollment.endsAt) && <Offer course={course} place={place} retry={retry} />}
        {place?.publishChecklist && (
          <Button component={Link} to={`/teach/courses/${course.id}`} variant="default">
            {t("page.edit")}
          </Button>
        )}
        <Facts course={course} />
      </Stack>
    </Card>
  );
}

function Offer({ course: { slug, title, product, status, instructor }, place, retry }: EnrollBoxProps) {
  const t = useTranslations("courses");
  const { user } = useViewer();
  const isOwn = user !== undefined && user.id === instructor?.id;
  if (!product) return <MissingNotice text={t("priceUnknown")} retry={retry} />;
  return (
    <>
      <ProductPrice money={product.price} fz={28} fw={650} />
      {status === "PUBLISHED" && (isOwn || !place?.publishChecklist) && (
        <EnrollButton
          course={{ slug, title, productId: product.id, price: product.price, instructorId: instructor?.id }}
          isKnown={place !== undefined}
        />
      )}
    </>
  );
}

interface ContinueCourseProps {
  readonly slug: string;
  readonly enrollment: NonNullable<MyPlaceFragment["myEnrollment"]>;
}

function ContinueCourse({ slug, enrollment: { progress, completedAt, endsAt } }: ContinueCourseProps) {
  const t = useTranslations("courses.page");
  const untilText = useTranslations("courses");
  const format = useFormatter();
  return (
    <>
      <Text fw={600}>{completedAt ? t("finished") : t("enrolled")}</Text>
      <Progress value={progress * 100} aria-label={t("progress")} />
      <Text size="sm" c="dimmed">
        {t("progressText", { progress: format.number(progress, { style: "percent" }) })}
      </Text>
      {endsAt && (
        <Text size="sm">
          {untilText("until", { date: format.dateTime(new Date(endsAt), { dateStyle: "medium" }) })}
        </Text>
      )}
      <Button component={Link} to={`/learn/${slug}`} size="md">
        {progress === 0 ? t("begin") : completedAt ? t("lookAgain") : t("goOn")}
      </Button>
    </>
  );
}

function Facts({ course: { lessonCount, durationSeconds, enrollmentCount } }: Pick<EnrollBoxProps, "course">) {
  const t = useTranslations("courses");
  const lengthText = useLengthText();
  const facts = [
    { icon: IconListDetails, text: t("lessonCount", { count: lessonCount }), isShown: true },
    { icon: IconClock, text: lengthText(durationSeconds), isShown: durationSeconds > 0 },
    { icon: IconUsers, text: t("page.students", { count: enrollmentCount }), isShown: enrollmentCount > 0 },
  ];
  return (
    <Stack gap={6}>
      {facts
        .filter(({ isShown }) => isShown)
        .map(({ icon: Icon, text }) => (
          <Group key={text} gap="xs" wrap="nowrap">
            <Icon aria-hidden size={18} stroke={1.5} color="var(--mantine-color-dimmed)" />
            <Text size="sm">{text}</Text>
          </Group>
        ))}
    </Stack>
  );
}
