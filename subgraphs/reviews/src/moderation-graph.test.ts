import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { ReviewsHarness } from "./testing/reviews-harness.js";

let harness: ReviewsHarness;
let productId: string;
let author: TestViewer;
let reviewId: string;

beforeAll(async () => {
  harness = await ReviewsHarness.create();
});
afterAll(async () => harness[Symbol.asyncDispose]());
beforeEach(async () => {
  productId = randomUUID();
  author = harness.buyer(productId);
  reviewId = (await harness.save(productId, author)).id;
});

const vote = (isHelpful: boolean, as: TestViewer) => harness.mutate("voteForReview", { reviewId, isHelpful }, as);
const report = (as: TestViewer = harness.buyer()) => harness.mutate("reportReview", { reviewId, reason: "SPAM" }, as);
const moderate = (decision: string, as: TestViewer = harness.admin) =>
  harness.mutate("moderateReview", { reviewId, decision }, as);
const reply = (text: string | null, as: TestViewer = harness.admin) =>
  harness.mutate("replyToReview", { reviewId, reply: text }, as);

describe("voteForReview", () => {
  test("counts a user's vote once, and removes it", async () => {
    const voter = harness.buyer();
    await vote(true, voter);
    expect(await vote(true, voter)).toMatchObject({ helpfulCount: 1, isHelpfulToMe: true });
    expect(await vote(true, harness.buyer())).toMatchObject({ helpfulCount: 2 });
    await vote(false, voter);
    expect(await vote(false, voter)).toMatchObject({ helpfulCount: 1, isHelpfulToMe: false });
  });

  test("counts concurrent votes of several users and repeats of one", async () => {
    const one = harness.buyer();
    const voters = [one, one, one, harness.buyer(), harness.buyer()];
    await Promise.all(voters.map((voter) => vote(true, voter)));
    expect(await harness.byKey("Review", reviewId, "helpfulCount")).toEqual({ helpfulCount: 3 });
  });

  test("refuses the author", async () => {
    expect(await vote(true, author)).toMatchObject({ __typename: "Conflict" });
  });
});

describe("reportReview", () => {
  test("holds a review after enough reports, and takes its stars off the rating", async () => {
    const first = harness.buyer();
    await report(first);
    expect(await report(first)).toMatchObject({ status: "PUBLISHED", reportCount: null });
    expect(await report()).toMatchObject({ status: "HELD" });
    expect(await report()).toMatchObject({ __typename: "NotFound" });
    expect((await harness.byKey("Product", productId, "rating { count }")).rating).toEqual({ count: 0 });
  });

  test("holds a review again after an admin approved it only when the author edited it", async () => {
    await report();
    await report();
    expect(await moderate("PUBLISHED")).toMatchObject({ status: "PUBLISHED", heldReason: null, reportCount: 2 });
    expect(await report()).toMatchObject({ status: "PUBLISHED" });
    await harness.save(productId, author, { title: "Another title" });
    expect(await report()).toMatchObject({ status: "HELD" });
  });
});

describe("moderateReview", () => {
  test("rejects a review, whose edit is held again", async () => {
    expect(await moderate("REJECTED")).toMatchObject({ status: "REJECTED" });
    expect(await harness.save(productId, author)).toMatchObject({ status: "HELD", heldReason: "EDITED" });
  });

  test.each([
    ["a visitor", undefined, "UNAUTHENTICATED"],
    ["a customer", { id: randomUUID(), role: "CUSTOMER" } as const, "FORBIDDEN"],
  ])("refuses %s", async (_who, as, code) => {
    const input = { reviewId, decision: "REJECTED" };
    expect(await harness.mutate("moderateReview", input, as)).toEqual({ code });
  });

  test("lists the queue for admins, newest first", async () => {
    await moderate("REJECTED");
    const edited = await harness.save(productId, author);
    const query = "{ reviews(first: 1) { nodes { id heldReason } } }";
    const { reviews } = (await harness.execute(query, {}, harness.admin)).data;
    expect(reviews.nodes).toEqual([{ id: edited.id, heldReason: "EDITED" }]);
    expect((await harness.execute(query, {}, author)).errors[0].extensions.code).toBe("FORBIDDEN");
  });
});

describe("replyToReview", () => {
  test("writes and removes the shop's reply", async () => {
    expect(await reply(" Thank you. ")).toMatchObject({ reply: "Thank you." });
    expect(await reply(null)).toMatchObject({ reply: null });
    expect(await reply(" ")).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "reply" }] });
  });

  test("is for the instructor of the course, and for no other", async () => {
    expect(await reply("Mine", harness.instructor)).toMatchObject({ __typename: "NotFound" });
    harness.taught.set(productId, harness.instructor.id);
    expect(await reply("Mine", harness.instructor)).toMatchObject({ reply: "Mine" });
  });
});

test("personal data are exported, and erased with votes, reports and stars", async () => {
  const other = harness.buyer();
  const checksum = "a".repeat(64);
  await harness.save(productId, author, { pictures: [`/media/${checksum}-40x30/40.webp`] });
  await vote(true, other);
  await report(other);
  const person = (userId: string) => ({ person: { userId, email: "a@example.com" } });
  const read = async (userId: string) =>
    (
      await harness.executeFrom(
        "accounts",
        "query ($person: PersonInput!) { personalData(person: $person) }",
        person(userId),
      )
    ).data.personalData;
  const erase = (userId: string) =>
    harness.executeFrom(
      "accounts",
      "mutation ($person: PersonInput!) { erasePersonalData(person: $person) }",
      person(userId),
    );
  expect(await read(author.id)).toMatchObject({
    reviews: [{ productId, authorName: "Ada", stars: 4, pictures: [checksum] }],
  });
  expect(await read(other.id)).toMatchObject({
    helpfulReviews: [{ reviewId }],
    reports: [{ reviewId, reason: "SPAM" }],
  });
  await erase(other.id);
  expect(await harness.byKey("Review", reviewId, "helpfulCount reportCount", harness.admin)).toEqual({
    helpfulCount: 0,
    reportCount: 0,
  });
  await erase(author.id);
  expect(await harness.byKey("Review", reviewId, "id", harness.admin)).toBeNull();
  expect((await harness.byKey("Product", productId, "rating { count }")).rating).toEqual({ count: 0 });
  expect(await read(author.id)).toEqual({ reviews: [], helpfulReviews: [], reports: [] });
});
