import type { AdminActions, AuditLogFixtures } from "./audit-log-fixtures.js";

/** The admin actions of reviews. */
export const reviewsActions: AdminActions = {
  moderateReview: async (fixtures) => {
    const id = await writtenReview(fixtures);
    return {
      service: "reviews",
      call: `moderateReview(input: { reviewId: "${id}", decision: REJECTED }) { ... on Review { id } }`,
      targetType: "Review",
      before: { status: "PUBLISHED" },
      after: { status: "REJECTED" },
    };
  },
  replyToReview: async (fixtures) => {
    const id = await writtenReview(fixtures);
    return {
      service: "reviews",
      call: `replyToReview(input: { reviewId: "${id}", reply: "Thank you." }) { ... on Review { id } }`,
      targetType: "Review",
      before: { reply: null },
      after: { reply: "Thank you." },
    };
  },
  deleteReview: async (fixtures) => {
    const id = await writtenReview(fixtures);
    return {
      service: "reviews",
      call: `deleteReview(id: "${id}") { ... on DeletedReview { id } }`,
      targetType: "Review",
      before: { stars: 4, title: "Good", status: "PUBLISHED" },
      after: null,
    };
  },
};

async function writtenReview(fixtures: AuditLogFixtures): Promise<string> {
  const { productId, buyer } = await fixtures.paidOrder();
  const input = { productId, stars: 4, title: "Good", text: "It does what it says.", authorName: "Ada" };
  const mutation = `mutation ($input: SaveReviewInput!) { saveReview(input: $input) { ... on Review { id } } }`;
  return (await buyer.get(mutation, { input })).saveReview.id as string;
}
