import { demoReviews } from "@souk/demo/reviews";
import type { Database } from "@souk/kernel/database/database";
import { insertRows, seedOnce } from "@souk/kernel/database/seed-once";

/** Seeds the demo shop's reviews. The trigger counts their stars. */
export async function seedDemoReviews(database: Database): Promise<void> {
  await seedOnce(database, "demo", async (manager) => {
    await insertRows(manager, "reviews", demoReviews.map(reviewRow));
  });
}

function reviewRow(review: (typeof demoReviews)[number]) {
  const createdAt = new Date(review.createdAt);
  return {
    ...review,
    status: "PUBLISHED",
    heldReason: null,
    helpfulCount: 0,
    reportCount: 0,
    repliedAt: review.reply === null ? null : createdAt,
    createdAt,
    editedAt: null,
    approvedAt: null,
  };
}
