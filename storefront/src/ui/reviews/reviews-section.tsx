import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import type { ReviewSort } from "../../graph/schema-types.generated";
import { MissingNotice } from "../page-state/missing-notice";
import { PlainSelect } from "../select/plain-select";
import { Histogram } from "./histogram";
import { ReviewItem } from "./review-item";
import { MoreReviewsDocument, type ProductReviewsFragment, type ReviewPageFragment } from "./reviews.generated";
import classes from "./reviews.module.css";
import { Stars } from "./stars";

const sorts = ["NEWEST", "HELPFUL", "HIGHEST", "LOWEST"] as const satisfies readonly ReviewSort[];
const firstPage = 5;
const longestPage = 100;

interface ReviewsSectionProps {
  readonly product: ProductReviewsFragment;
  readonly retry: () => void;
}

/** The rating and the reviews of a product, and a link to the form of its buyers. */
export function ReviewsSection({ product, retry }: ReviewsSectionProps) {
  const t = useTranslations("reviews");
  const format = useFormatter();
  const { id, rating } = product;
  return (
    <Stack component="section" gap="md" aria-labelledby="reviews">
      <Title order={2} id="reviews">
        {t("title")}
      </Title>
      {rating && product.reviews ? (
        <>
          {rating.average !== null && (
            <Group gap="xs">
              <Text component="span" fz={28} fw={650}>
                {format.number(rating.average, { maximumFractionDigits: 1 })}
              </Text>
              <Stars stars={rating.average} />
              <Text component="span" c="dimmed">
                {t("count", { count: rating.count })}
              </Text>
            </Group>
          )}
          <Button component={Link} to={`/account/reviews/${id}`} variant="default" w="fit-content">
            {t("write")}
          </Button>
          {rating.count > 0 ? (
            <ReviewList id={id} histogram={rating.histogram} first={product.reviews} retry={retry} />
          ) : (
            <Text c="dimmed">{t("none")}</Text>
          )}
        </>
      ) : (
        <MissingNotice text={t("away")} retry={retry} />
      )}
    </Stack>
  );
}

interface ReviewListProps {
  readonly id: string;
  readonly histogram: readonly number[];
  /** The first reviews, which came with the page. */
  readonly first: ReviewPageFragment;
  readonly retry: () => void;
}

function ReviewList({ id, histogram, first, retry }: ReviewListProps) {
  const t = useTranslations("reviews");
  const [sort, setSort] = useState<ReviewSort>("NEWEST");
  const [stars, setStars] = useState<number | null>(null);
  const [size, setSize] = useState(firstPage);
  const isFirst = sort === "NEWEST" && stars === null && size === firstPage;
  const [{ data, fetching, error }] = useQuery({
    query: MoreReviewsDocument,
    variables: { id, first: size, sort, stars },
    pause: isFirst,
  });
  const page = isFirst ? first : data?.product?.reviews;
  const choose = (change: () => void) => {
    setSize(firstPage);
    change();
  };
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("onlyBuyers")}
      </Text>
      <div className={classes.scripted}>
        <Stack gap="md">
          <Histogram histogram={histogram} chosen={stars} choose={(chosen) => choose(() => setStars(chosen))} />
          <PlainSelect
            aria-label={t("sort")}
            value={sort}
            options={sorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
            onChange={({ target }) => choose(() => setSort(sorts.find((known) => known === target.value) ?? "NEWEST"))}
          />
        </Stack>
      </div>
      {error && !page && <MissingNotice text={t("away")} retry={retry} />}
      {page && (
        <ul className={classes.list} aria-busy={fetching}>
          {page.nodes.map((review) => (
            <li key={review.id}>
              <ReviewItem review={review} />
            </li>
          ))}
        </ul>
      )}
      {page?.nodes.length === 0 && <Text c="dimmed">{t("noneWithStars")}</Text>}
      {page?.pageInfo.hasNextPage && size < longestPage && (
        <Button
          variant="default"
          className={classes.scripted ?? ""}
          loading={fetching}
          onClick={() => setSize(Math.min(size * 2, longestPage))}
          style={{ alignSelf: "flex-start" }}
        >
          {t("more")}
        </Button>
      )}
    </>
  );
}
