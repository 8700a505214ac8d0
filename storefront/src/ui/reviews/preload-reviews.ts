import type { LoaderFunctionArgs } from "react-router";
import { preload } from "../../graph/graph-context";
import { isFirstList, reviewChoiceFrom, reviewVariables } from "./review-choice";
import { MoreReviewsDocument } from "./reviews.generated";

/**
 * Loads the list of reviews that the address names, after its page. On the server only: a browser already knows the
 * product, and its list sends the query.
 */
export async function preloadReviews(args: LoaderFunctionArgs, productId: string | undefined): Promise<void> {
  const choice = reviewChoiceFrom(new URL(args.request.url).searchParams);
  if (productId !== undefined && !isFirstList(choice))
    await preload(args, MoreReviewsDocument, reviewVariables(productId, choice));
}
