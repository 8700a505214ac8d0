import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { ReviewsDomain } from "../domain/reviews-domain.js";

/** The jobs that run after the request, each at least once. */
export function reviewsJobs({ copyRating }: Pick<ReviewsDomain, "copyRating">): JobHandlers {
  return { copyRating: ({ productId }: { productId: string }) => copyRating(productId) };
}
