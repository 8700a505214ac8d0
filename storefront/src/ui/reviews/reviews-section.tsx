import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { Link, useHref, useLocation, useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { MissingNotice } from "../page-state/missing-notice";
import { PlainSelect } from "../select/plain-select";
import { Histogram } from "./histogram";
import {
  addressOfReviews,
  isFirstList,
  restarted,
  reviewChoiceFrom,
  reviewSorts,
  reviewVariables,
  sortParameter,
  starsParameter,
  withMore,
  type ReviewChoice,
} from "./review-choice";
import { ReviewItem } from "./review-item";
import { MoreReviewsDocument, type ProductReviewsFragment, type ReviewPageFragment } from "./reviews.generated";
import classes from "./reviews.module.css";
import { Stars } from "./stars";

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
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const choice = reviewChoiceFrom(parameters);
  const isFirst = isFirstList(choice);
  const [{ data, fetching, error }] = useQuery({
    query: MoreReviewsDocument,
    variables: reviewVariables(id, choice),
    pause: isFirst,
  });
  const page = isFirst ? first : data?.product?.reviews;
  const more = withMore(choice);
  const last = page?.nodes.at(-1);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("onlyBuyers")}
      </Text>
      <Histogram
        histogram={histogram}
        chosen={choice.stars}
        addressOf={(stars) => addressOfReviews(pathname, restarted(choice, { stars }), "reviews")}
      />
      <SortForm choice={choice} />
      {error && !page && <MissingNotice text={t("away")} retry={retry} />}
      {page && (
        <ul className={classes.list} aria-busy={fetching}>
          {page.nodes.map((review) => (
            <li key={review.id} id={`review-${review.id}`}>
              <ReviewItem review={review} />
            </li>
          ))}
        </ul>
      )}
      {page?.nodes.length === 0 && <Text c="dimmed">{t("noneWithStars")}</Text>}
      {page?.pageInfo.hasNextPage && more && last && (
        <Button
          component={Link}
          to={addressOfReviews(pathname, more, `review-${last.id}`)}
          rel="nofollow"
          preventScrollReset
          variant="default"
          loading={fetching}
          style={{ alignSelf: "flex-start" }}
        >
          {t("more")}
        </Button>
      )}
    </>
  );
}

/** Sorts the list at once, or without scripts by a button. */
function SortForm({ choice }: { readonly choice: ReviewChoice }) {
  const t = useTranslations("reviews");
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const action = useHref(`${pathname}#reviews`);
  const sortBy = (value: string) => {
    const sort = reviewSorts.find((known) => known === value) ?? "NEWEST";
    void navigate(addressOfReviews(pathname, restarted(choice, { sort }), "reviews"), { preventScrollReset: true });
  };
  return (
    <form className={classes.sort} action={action}>
      {choice.stars !== null && <input type="hidden" name={starsParameter} value={choice.stars} />}
      <PlainSelect
        key={choice.sort}
        name={sortParameter}
        aria-label={t("sort")}
        defaultValue={choice.sort}
        options={reviewSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        onChange={({ target }) => sortBy(target.value)}
      />
      <Button type="submit" variant="default" className={classes.plain ?? ""}>
        {t("sortNow")}
      </Button>
    </form>
  );
}
