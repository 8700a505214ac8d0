import type { ReviewSort } from "../../graph/schema-types.generated";

export const reviewSorts = ["NEWEST", "HELPFUL", "HIGHEST", "LOWEST"] as const satisfies readonly ReviewSort[];

/** The numbers of reviews that the list shows: each press of "Show more" leads to the next one. */
const sizes = [5, 10, 20, 40, 80, 100] as const;
const [firstSize] = sizes;

/** The acts of users on a review. */
const judgements = ["voted", "withdrawn", "reported"] as const;
export type Judgement = (typeof judgements)[number];

/** The part of the address of a page that belongs to its list of reviews. */
export interface ReviewChoice {
  readonly sort: ReviewSort;
  /** Only reviews with this number of stars; null for all. */
  readonly stars: number | null;
  readonly size: number;
  /** The review that the server has changed for a browser without scripts. */
  readonly judged: { readonly judgement: Judgement; readonly reviewId: string } | undefined;
}

const names = {
  sort: "reviews.sort",
  stars: "reviews.stars",
  size: "reviews.first",
  judged: "reviews.judged",
} as const;

/** The names of the fields of the form that sorts the list. */
export const { sort: sortParameter, stars: starsParameter } = names;

/** Parses the address and ignores invalid values, because anyone can edit it. */
export function reviewChoiceFrom(address: URLSearchParams): ReviewChoice {
  const [judged = "", reviewId = ""] = (address.get(names.judged) ?? "").split(".");
  const judgement = judgements.find((known) => known === judged);
  return {
    sort: reviewSorts.find((sort) => sort === address.get(names.sort)) ?? "NEWEST",
    stars: [1, 2, 3, 4, 5].find((stars) => String(stars) === address.get(names.stars)) ?? null,
    size: sizes.find((size) => String(size) === address.get(names.size)) ?? firstSize,
    judged: judgement && isId(reviewId) ? { judgement, reviewId } : undefined,
  };
}

/** Returns the parameters that make the same list, in one order. */
export function reviewListAddress(given: URLSearchParams): URLSearchParams {
  return parametersOf(reviewChoiceFrom(given));
}

function parametersOf({ sort, stars, size, judged }: ReviewChoice): URLSearchParams {
  const address = new URLSearchParams();
  if (sort !== "NEWEST") address.set(names.sort, sort);
  if (stars !== null) address.set(names.stars, String(stars));
  if (size !== firstSize) address.set(names.size, String(size));
  if (judged) address.set(names.judged, `${judged.judgement}.${judged.reviewId}`);
  return address;
}

/** Returns the address of the page with the choice. A change of the sort or the stars begins a list of the first size. */
export function addressOfReviews(pathname: string, choice: ReviewChoice, anchor: string): string {
  const search = parametersOf(choice).toString();
  return `${pathname}${search ? `?${search}` : ""}#${anchor}`;
}

/** Whether the page itself contains the list, so that no other query is needed. */
export function isFirstList({ sort, stars, size }: ReviewChoice): boolean {
  return sort === "NEWEST" && stars === null && size === firstSize;
}

export function restarted(choice: ReviewChoice, change: Partial<Pick<ReviewChoice, "sort" | "stars">>): ReviewChoice {
  return { ...choice, size: firstSize, judged: undefined, ...change };
}

/** Returns the choice with more reviews; undefined for the longest list. */
export function withMore(choice: ReviewChoice): ReviewChoice | undefined {
  const size = sizes.find((each) => each > choice.size);
  return size && { ...choice, size, judged: undefined };
}

/** Returns the variables of `MoreReviews`. */
export function reviewVariables(productId: string, { sort, stars, size }: ReviewChoice) {
  return { id: productId, first: size, sort, stars };
}

function isId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text);
}
