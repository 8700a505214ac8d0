import { Anchor, Button, Card, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconSpeakerphone } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import { useViewer } from "../../../../app/viewer/viewer";
import { Head } from "../../../../ui/head/head";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { dayAndTime } from "../../../../ui/order/day-and-time";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { MissingPage, isMissingPage } from "../../../../ui/page-state/missing-page";
import { ListPages } from "../../list/list-pages";
import { CourseAnnouncementsDocument, type CourseAnnouncementsQuery } from "./course-announcements.generated";

type List = NonNullable<NonNullable<CourseAnnouncementsQuery["course"]>["announcements"]>;

/** The announcements of a course for its students, newest first. Mails link to this page. */
export function Component() {
  const t = useTranslations("courses.announcements");
  const { courseSlug: slug = "" } = useParams();
  const address = useListAddress();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: CourseAnnouncementsDocument,
    variables: { slug, ...(address.after ? { after: address.after } : {}) },
    requestPolicy: "cache-and-network",
  });
  const course = data?.course;
  if (data && !course && !fetching && !error) return <NotFoundPage />;
  const list = course?.announcements;
  return (
    <Stack gap="md" maw={720}>
      <Head title={course ? t("titleOf", { title: course.title }) : t("title")} hidden />
      <Anchor component={Link} to={`/learn/${slug}`} size="sm">
        <IconArrowLeft aria-hidden size={16} style={{ verticalAlign: "text-bottom" }} /> {course?.title ?? t("back")}
      </Anchor>
      <Title order={1}>{t("title")}</Title>
      {list ? (
        <Announcements announcements={list.nodes} />
      ) : fetching ? (
        <Skeleton height={240} aria-label={t("loading")} />
      ) : address.after !== undefined && isMissingPage(error) ? (
        <MissingPage firstPage={() => address.change({})} />
      ) : error ? (
        <ErrorState error={error} retry={() => refetch({ requestPolicy: "network-only" })} />
      ) : (
        <ForStudents slug={slug} />
      )}
      {list && <ListPages address={address} pageInfo={list.pageInfo} />}
    </Stack>
  );
}

function Announcements({ announcements }: { readonly announcements: List["nodes"] }) {
  const t = useTranslations("courses.announcements");
  const format = useFormatter();
  if (announcements.length === 0)
    return (
      <EmptyState
        icon={<IconSpeakerphone aria-hidden size={40} stroke={1.2} />}
        title={t("none")}
        text={t("noneText")}
      />
    );
  return announcements.map(({ id, subject, text, createdAt }) => (
    <Card key={id} component="article" withBorder padding="md" aria-labelledby={id}>
      <Title order={2} size="h4" id={id} style={{ overflowWrap: "anywhere" }}>
        {subject}
      </Title>
      <Text size="xs" c="dimmed" mb="sm">
        <time dateTime={createdAt}>{format.dateTime(new Date(createdAt), dayAndTime)}</time>
      </Text>
      <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{text}</Text>
    </Card>
  ));
}

/** Shown to viewers who are not enrolled, or signed out. */
function ForStudents({ slug }: { readonly slug: string }) {
  const t = useTranslations("courses.announcements");
  const { state } = useViewer();
  const isSignedOut = state === "nobody";
  const returnTo = encodeURIComponent(`/learn/${slug}/announcements`);
  return (
    <EmptyState title={t("forStudents")} text={isSignedOut ? t("signInText") : t("enrollText")}>
      <Button component={Link} to={isSignedOut ? `/login?returnTo=${returnTo}` : `/courses/${slug}`}>
        {isSignedOut ? t("signIn") : t("toCourse")}
      </Button>
    </EmptyState>
  );
}
