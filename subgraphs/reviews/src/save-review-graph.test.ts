import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import { ReviewsHarness } from "./testing/reviews-harness.js";

let harness: ReviewsHarness;
let productId: string;

beforeAll(async () => {
  harness = await ReviewsHarness.create();
});
afterAll(async () => harness[Symbol.asyncDispose]());
beforeEach(() => {
  productId = randomUUID();
});

const ratingOf = async (): Promise<any> =>
  (await harness.byKey("Product", productId, "rating { average count histogram }")).rating;

describe("saveReview", () => {
  test("publishes the review of a buyer and counts its stars", async () => {
    const review = await harness.save(productId, harness.buyer(productId), { title: " Good " });
    expect(review).toMatchObject({ __typename: "Review", title: "Good", status: "PUBLISHED", isMine: true });
    expect(await ratingOf()).toEqual({ average: 4, count: 1, histogram: [0, 0, 0, 1, 0] });
  });

  test("sends each changed rating to catalog", async () => {
    const last = () => harness.copies.findLast((copy) => copy.productId === productId);
    const buyer = harness.buyer(productId);
    const { id } = await harness.save(productId, buyer);
    await until(() => last()?.count === 1);
    await harness.save(productId, harness.buyer(productId), { stars: 1 });
    await until(() => last()?.count === 2);
    expect(last()).toMatchObject({ productId, average: 2.5 });
    await harness.execute("mutation ($id: ID!) { deleteReview(id: $id) { __typename } }", { id }, buyer);
    await until(() => last()?.count === 1);
    expect(last()).toMatchObject({ average: 1 });
  });

  test("accepts the review of an enrolled user who has no order", async () => {
    const student = harness.buyer();
    harness.enrolled.add(`${student.id}/${productId}`);
    expect(await harness.save(productId, student)).toMatchObject({ __typename: "Review" });
  });

  test("refuses a user without the product", async () => {
    expect(await harness.save(productId, harness.buyer(randomUUID()))).toMatchObject({
      __typename: "ReviewNeedsPurchase",
      code: "REVIEW_NEEDS_PURCHASE",
    });
    expect(await ratingOf()).toEqual({ average: null, count: 0, histogram: [0, 0, 0, 0, 0] });
  });

  test("replaces the user's earlier review, and its stars, also while orders is unavailable", async () => {
    const buyer = harness.buyer(productId);
    const first = await harness.save(productId, buyer);
    harness.orders.isDown = true;
    const second = await harness.save(productId, buyer, { stars: 1, text: "It broke on the second day." });
    harness.orders.isDown = false;
    expect(second).toMatchObject({ id: first.id, stars: 1, editedAt: expect.any(String) });
    expect(await ratingOf()).toEqual({ average: 1, count: 1, histogram: [1, 0, 0, 0, 0] });
  });

  test("reports that orders is unavailable", async () => {
    harness.orders.isDown = true;
    const saved = await harness.save(productId, harness.buyer(productId));
    harness.orders.isDown = false;
    expect(saved).toMatchObject({ __typename: "ServiceUnavailable", code: "SERVICE_UNAVAILABLE" });
  });

  test("saves two concurrent first reviews of a user as one", async () => {
    const buyer = harness.buyer(productId);
    const saved = await Promise.all([5, 3, 2].map((stars) => harness.save(productId, buyer, { stars })));
    expect(new Set(saved.map(({ id }) => id)).size).toBe(1);
    expect(await ratingOf()).toMatchObject({ count: 1 });
  });

  test("names all invalid fields", async () => {
    const invalid = { stars: 6, title: " ", text: "short", authorName: "" };
    const { fields } = await harness.save(productId, harness.buyer(productId), invalid);
    expect(fields.map(({ path }: { path: string }) => path)).toEqual(["stars", "title", "text", "authorName"]);
  });

  test("holds a review with banned words, which only its author and admins see", async () => {
    const author = harness.buyer(productId);
    const held = await harness.save(productId, author, { text: "Visit my Casino, it is great." });
    expect(held).toMatchObject({ status: "HELD", heldReason: "BANNED_WORDS" });
    expect(await ratingOf()).toMatchObject({ count: 0 });
    const seen = (as?: Parameters<typeof harness.execute>[2]) => harness.byKey("Review", held.id, "id", as);
    expect([await seen(), await seen(harness.buyer())]).toEqual([null, null]);
    expect([await seen(author), await seen(harness.admin)]).toEqual([{ id: held.id }, { id: held.id }]);
  });
});

describe("the pictures of saveReview", () => {
  const checksumOf = (digit: number) => `${digit}`.repeat(64);
  const picture = (digit: number, size = "400x300") => `/media/${checksumOf(digit)}-${size}/320.webp`;
  const savePictures = (as: ReturnType<typeof harness.buyer>, pictures?: readonly string[] | null) =>
    harness.save(productId, as, pictures === undefined ? {} : { pictures });
  const shown = (...digits: readonly number[]) => digits.map((digit) => ({ id: checksumOf(digit) }));

  test("are in the lists in the order of the author, until an edit replaces or removes them", async () => {
    const buyer = harness.buyer(productId);
    const listed = async () => {
      const { reviews } = await harness.byKey("Product", productId, "reviews { nodes { pictures { id } } }");
      return reviews.nodes[0].pictures;
    };
    await savePictures(buyer);
    expect(await listed()).toEqual([]);
    await savePictures(
      buyer,
      [2, 1, 3, 5, 4].map((digit) => picture(digit)),
    );
    expect(await listed()).toEqual(shown(2, 1, 3, 5, 4));
    await savePictures(buyer);
    expect(await listed()).toEqual(shown(2, 1, 3, 5, 4));
    await savePictures(buyer, null);
    expect(await listed()).toEqual([]);
    await savePictures(buyer, [picture(1)]);
    expect(await listed()).toEqual(shown(1));
    await savePictures(buyer, []);
    expect(await listed()).toEqual([]);
  });

  test.each([
    ["six", [1, 2, 3, 4, 5, 6].map((digit) => picture(digit)), ["pictures"]],
    ["one in two sizes", [picture(1), picture(2), picture(1, "40x30")], ["pictures.2"]],
    ["on other servers", ["https://example.com/a.png", picture(1), ""], ["pictures.0", "pictures.2"]],
  ])("are refused: %s", async (_rule, pictures, paths) => {
    const { fields } = await savePictures(harness.buyer(productId), pictures);
    expect(fields.map(({ path }: { path: string }) => path)).toEqual(paths);
  });
});

describe("deleteReview", () => {
  const remove = async (id: string, as?: Parameters<typeof harness.execute>[2]) =>
    (
      await harness.execute(
        "mutation ($id: ID!) { deleteReview(id: $id) { __typename ... on DeletedReview { id } } }",
        { id },
        as,
      )
    ).data.deleteReview;

  test("deletes the author's review and its stars, and nothing of others", async () => {
    const author = harness.buyer(productId);
    const { id } = await harness.save(productId, author);
    expect(await remove(id, harness.buyer(productId))).toMatchObject({ __typename: "NotFound" });
    expect(await remove(id, author)).toEqual({ __typename: "DeletedReview", id });
    expect(await remove(id, author)).toMatchObject({ __typename: "NotFound" });
    expect(await ratingOf()).toMatchObject({ count: 0 });
  });
});

describe("the lists of a product", () => {
  test.each([
    ["NEWEST", [5, 1, 3, 3]],
    ["HIGHEST", [5, 3, 3, 1]],
    ["LOWEST", [1, 3, 3, 5]],
  ])("sorted by %s, page by page, return each review once", async (sort, expected) => {
    for (const stars of [3, 3, 1, 5]) await harness.save(productId, harness.buyer(productId), { stars });
    const listed: { id: string; stars: number }[] = [];
    for (let after: string | null = null, more = true; more;) {
      const selection = `reviews(first: 2, sort: ${sort}${after ? `, after: "${after}"` : ""}) {
        nodes { id stars } totalCount pageInfo { hasNextPage endCursor } }`;
      const { reviews }: any = await harness.byKey("Product", productId, selection);
      listed.push(...reviews.nodes);
      expect(reviews.totalCount).toBe(4);
      ({ hasNextPage: more, endCursor: after } = reviews.pageInfo);
    }
    expect(listed.map(({ stars }) => stars)).toEqual(expected);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(4);
  });

  test("filter by stars, with their count", async () => {
    for (const stars of [5, 4, 5]) await harness.save(productId, harness.buyer(productId), { stars });
    const { reviews } = await harness.byKey("Product", productId, "reviews(stars: 5) { totalCount nodes { stars } }");
    expect(reviews).toEqual({ totalCount: 2, nodes: [{ stars: 5 }, { stars: 5 }] });
  });

  test("refuse invalid stars", async () => {
    const variables = { r: [{ __typename: "Product", id: productId }] };
    const document = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { reviews(stars: 6) { totalCount } } } }`;
    expect((await harness.execute(document, variables)).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });
});

test("myReview and myReviews return the viewer's own reviews", async () => {
  const buyer = harness.buyer(productId);
  const { id } = await harness.save(productId, buyer);
  const myReview = async (as?: Parameters<typeof harness.execute>[2]) =>
    (await harness.byKey("Product", productId, "myReview { id }", as)).myReview;
  expect([await myReview(buyer), await myReview(harness.buyer()), await myReview()]).toEqual([{ id }, null, null]);
  const { myReviews } = (await harness.execute("{ myReviews { totalCount nodes { id } } }", {}, buyer)).data;
  expect(myReviews).toEqual({ totalCount: 1, nodes: [{ id }] });
});

describe("reviewedProducts", () => {
  const reviewed = (input: { userId: string; productIds: readonly string[] }) =>
    harness.executeFrom("orders", "query ($input: ReviewedProductsInput!) { reviewedProducts(input: $input) }", {
      input,
    });

  test("returns the products of the list that this user has reviewed", async () => {
    const [alsoReviewed, notReviewed] = [randomUUID(), randomUUID()];
    const buyer = harness.buyer(productId, alsoReviewed);
    await harness.save(productId, buyer, { text: "Win at the casino." });
    await harness.save(alsoReviewed, buyer);
    await harness.save(notReviewed, harness.buyer(notReviewed));
    const productIds = [notReviewed, "no-id", productId];
    expect((await reviewed({ userId: buyer.id, productIds })).data).toEqual({ reviewedProducts: [productId] });
    expect((await reviewed({ userId: "no-id", productIds })).data).toEqual({ reviewedProducts: [] });
  });

  test("refuses more than 100 products", async () => {
    const productIds = Array.from({ length: 101 }, () => productId);
    const { errors } = await reviewed({ userId: randomUUID(), productIds });
    expect(errors[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.productIds" });
  });
});

test("Course.rating is the rating of its product", async () => {
  await harness.save(productId, harness.buyer(productId), { stars: 2 });
  const r = [{ __typename: "Course", id: randomUUID(), product: { __typename: "Product", id: productId } }];
  const document = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Course { rating { average count } } } }`;
  expect((await harness.execute(document, { r })).data._entities).toEqual([{ rating: { average: 2, count: 1 } }]);
});
