import { randomUUID } from "node:crypto";
import type { SubgraphRows } from "../table.js";

export const reviews: SubgraphRows = {
  fields: {
    "Query.reviews": "admins",
    "Query.myReviews": "accounts",

    "Product.rating": "everybody",
    "Product.reviews": "everybody",
    "Product.myReview": "theirs",
    "Course.rating": "everybody",

    "Rating.average": "everybody",
    "Rating.count": "everybody",
    "Rating.histogram": "everybody",

    "ReviewConnection.nodes": "everybody",
    "ReviewConnection.pageInfo": "everybody",
    "ReviewConnection.totalCount": "everybody",

    // for a published review; only its author and admins reach others: see the paths
    "Review.id": "everybody",
    "Review.product": "everybody",
    "Review.authorName": "everybody",
    "Review.stars": "everybody",
    "Review.title": "everybody",
    "Review.text": "everybody",
    "Review.pictures": "everybody",
    "Review.status": "everybody",
    "Review.helpfulCount": "everybody",
    "Review.reply": "everybody",
    "Review.repliedAt": "everybody",
    "Review.createdAt": "everybody",
    "Review.editedAt": "everybody",
    "Review.isMine": "everybody",
    "Review.isHelpfulToMe": "everybody",
    "Review.heldReason": "theirsAndAdmins",
    "Review.reportCount": "onlyAdmins",

    "DeletedReview.id": "whoMayCall",
  },
  mutations: {
    // no user bought the product
    "Mutation.saveReview": {
      rule: "accounts",
      call: `saveReview(input: { productId: "$draftProduct", stars: 5, title: "Good", text: "Good from start to end.", authorName: "A" })`,
      endsIn: "ReviewNeedsPurchase",
    },
    // a review of a stranger, because only one role may delete it: the next one finds nothing
    "Mutation.deleteReview": { rule: "accounts", of: "onlyAdmins", call: `deleteReview(id: "$doomedReview")` },
    "Mutation.voteForReview": {
      rule: "accounts",
      call: `voteForReview(input: { reviewId: "$strangersReview", isHelpful: true })`,
    },
    "Mutation.reportReview": {
      rule: "accounts",
      call: `reportReview(input: { reviewId: "$strangersReview", reason: SPAM })`,
    },
    "Mutation.replyToReview": {
      rule: "instructors",
      of: "onlyAdmins",
      call: `replyToReview(input: { reviewId: "$reviews", reply: "$new" })`,
    },
    "Mutation.moderateReview": {
      rule: "admins",
      call: `moderateReview(input: { reviewId: "$reviews", decision: PUBLISHED })`,
    },
  },
  entities: {
    Review: [{ of: "reviews", may: "everybody", but: { heldReason: "none", reportCount: "onlyAdmins" } }],
    Product: [{ of: "product", may: "everybody", but: { myReview: "theirs" } }],
    Course: [{ of: "course", may: "everybody", with: { product: { id: "5f0c6a57-6a5e-4c33-8a53-0c6a576a5e4c" } } }],
  },
  services: {
    "Query.fileUses": ["media"],
    "Mutation.replacePicture": ["media"],
    "Query.personalData": ["accounts"],
    "Mutation.erasePersonalData": ["accounts"],
    "Query.reviewedProducts": ["orders"],
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
  },
  paths: [
    { at: `product(id: "$product").rating` },
    { at: `product(id: "$product").reviews` },
    { at: `product(id: "$product").reviews.pageInfo` },
    { at: `product(id: "$product").reviews.nodes` },
    { at: `product(id: "$product").reviews.nodes.product` },
    { at: `product(id: "$product").reviews.nodes.pictures` },
    { at: `product(id: "$product").myReview`, reach: "theirs" },
    { at: `course(id: "$course").rating` },
    { at: "myReviews", own: "accounts" },
    { at: "myReviews.pageInfo", own: "accounts" },
    { at: "myReviews.nodes", reach: "theirs" },
    { at: "reviews" },
    { at: "reviews.pageInfo" },
    { at: "reviews.nodes" },
  ],
  /** The owner's published review of a product, a held one of a course, and two reviews of other users. */
  create: async (shop, { owner, product, courseProduct }) => {
    const insert = `insert into reviews (id, product_id, user_id, author_name, stars, title, text, pictures, status, held_reason,
        report_count, reply, replied_at, created_at, edited_at, approved_at)
      values (gen_random_uuid(), $1, $2, 'Olive', 5, 'Good', 'Good from start to end.', array[repeat('a', 64)], $3, $4, 1, 'Thanks', now(), now(), now(), now())
      returning id`;
    const [published] = await shop.rows<{ id: string }>("reviews", insert, [product, owner, "PUBLISHED", null]);
    await shop.rows("reviews", insert, [courseProduct, owner, "HELD", "REPORTS"]);
    // approved, so that the reports of all roles do not hold it
    const ofStranger = () => shop.rows<{ id: string }>("reviews", insert, [product, randomUUID(), "PUBLISHED", null]);
    const [strangers] = await ofStranger();
    const [doomed] = await ofStranger();
    if (!published || !strangers || !doomed) throw new Error("the reviews of the known shop were not stored");
    return { reviews: published.id, strangersReview: strangers.id, doomedReview: doomed.id };
  },
};
