import { Group, Stack, Text } from "@mantine/core";
import { IconStar } from "@tabler/icons-react";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import type { ReviewSort } from "../../../../graph/schema-types.generated";
import { KeysetTable, type TableColumn } from "../../../../ui/keyset-table/keyset-table";
import { sortParam } from "../../../../ui/keyset-table/sort-param";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { ReviewPictures } from "../../../../ui/reviews/review-pictures";
import { Stars } from "../../../../ui/reviews/stars";
import { CoursePartHeading } from "../course-part-heading";
import { CourseReviewsDocument, type AnsweredReviewFragment } from "./course-reviews.generated";
import { ReviewReply } from "./review-reply";

const sorts: readonly ReviewSort[] = ["NEWEST", "HIGHEST", "LOWEST"];

/** The published reviews of the course, with the replies of its instructor. */
export function Component() {
  const t = useTranslations("teaching.reviews");
  const { id = "" } = useParams();
  const format = useFormatter();
  const address = useListAddress();
  const columns = useColumns();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: CourseReviewsDocument,
    variables: { id, ...(address.after ? { after: address.after } : {}), ...sortParam(address.value, sorts) },
    requestPolicy: "cache-and-network",
  });
  const course = data?.course;
  if (data && !fetching && !error && !course?.publishChecklist) return <NotFoundPage />;
  const product = course?.product;
  const rating = product?.rating;
  return (
    <Stack gap="md">
      <CoursePartHeading courseId={id} courseTitle={course?.title} part="reviews" />
      {rating && rating.average !== null && (
        <Group gap="xs">
          <Text span fw={650}>
            {format.number(rating.average, { maximumFractionDigits: 1 })}
          </Text>
          <Stars stars={rating.average} />
          <Text span size="sm" c="dimmed">
            {t("count", { count: rating.count })}
          </Text>
        </Group>
      )}
      <KeysetTable
        label={t("title")}
        columns={columns}
        rows={product?.reviews?.nodes}
        rowKey={({ id: key }) => key}
        address={address}
        pageInfo={product?.reviews?.pageInfo}
        fetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: "network-only" })}
        defaultSort="NEWEST"
        empty={
          <EmptyState icon={<IconStar aria-hidden size={40} stroke={1.2} />} title={t("none")} text={t("noneText")} />
        }
      />
    </Stack>
  );
}

function useColumns(): readonly TableColumn<AnsweredReviewFragment>[] {
  const t = useTranslations("teaching.reviews");
  const format = useFormatter();
  return [
    {
      key: "stars",
      header: t("stars"),
      cell: ({ stars }) => <Stars stars={stars} />,
      sort: { ascending: "LOWEST", descending: "HIGHEST" },
      width: 130,
    },
    {
      key: "review",
      header: t("review"),
      cell: (review) => (
        <Stack gap="xs" maw={640} miw={260}>
          <Text fw={600}>{review.title}</Text>
          <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {review.text}
          </Text>
          <ReviewPictures review={review} />
          <ReviewReply review={review} />
        </Stack>
      ),
    },
    { key: "author", header: t("author"), cell: ({ authorName }) => authorName },
    {
      key: "written",
      header: t("written"),
      cell: ({ createdAt }) => format.dateTime(new Date(createdAt), { dateStyle: "medium" }),
      sort: { descending: "NEWEST" },
    },
  ];
}
