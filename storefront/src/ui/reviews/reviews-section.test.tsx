import { expect, test } from "vitest";
import { openPage } from "../../testing/open-page";
import { customer } from "../../testing/viewers";

const pictureOf = (digit: string) => ({ id: digit.repeat(64), url: `/media/${digit.repeat(64)}-400x300/400.webp` });
const bright = {
  id: "r",
  authorName: "June",
  title: "Bright",
  text: "It lights the whole room.",
  stars: 4,
  pictures: [pictureOf("a"), null, pictureOf("b")],
};

const open = (me: object | null) =>
  openPage("/products/lamp", {
    answers: {
      me,
      cart: { id: "c", totalQuantity: 2 },
      product: {
        id: "p",
        name: "Lamp",
        slug: "lamp",
        price: { amount: "20.00", currency: "CAD" },
        rating: { average: 4, count: 1, histogram: [0, 0, 0, 1, 0] },
        reviews: { nodes: [bright] },
      },
      voteForReview: ({ input }: { input: { isHelpful: boolean } }) => ({
        __typename: "Review",
        ...bright,
        helpfulCount: input.isHelpful ? 1 : 0,
      }),
      reportReview: { __typename: "Review", id: "r" },
    },
  });

test("a visitor signs in before a vote", async () => {
  const page = await open(null);
  // this link comes with the answer that says who the visitor is; until then the page would send the vote
  await page.findByRole("link", { name: "Cart, 2 items" });
  await page.click(await page.findByRole("button", { name: /^Helpful \(0\)/ }));
  await page.becomes(() => page.address().startsWith("/login?returnTo=%2Fproducts%2Flamp"), true);
});

test("each picture of a review that media has is shown in a small size and leads to the large one", async () => {
  const page = await open(null);
  const second = await page.findByRole("img", { name: "Picture 2 of the review by June" });
  const { url } = pictureOf("b");
  expect([second.getAttribute("srcset"), second.closest("a")?.getAttribute("href")]).toEqual([
    expect.stringContaining("/160.webp 160w"),
    url,
  ]);
  expect(page.queryByRole("img", { name: "Picture 3 of the review by June" })).toBeNull();
});

test("a user votes for a review and takes the vote back", async () => {
  const page = await open(customer);
  await page.findAllByRole("button", { name: "Account of June Example" });
  await page.click(await page.findByRole("button", { name: /^Helpful \(0\)/ }));
  await page.click(await page.findByRole("button", { name: /^Helpful \(1\)/, pressed: true }));
  await page.findByRole("button", { name: /^Helpful \(0\)/, pressed: false });
});

test("a user reports a review with a reason", async () => {
  const page = await open(customer);
  await page.findAllByRole("button", { name: "Account of June Example" });
  const report = await page.findByLabelText("Report the review “Bright”");
  await page.click(report);
  await page.select(page.getByLabelText("Reason"), "OFF_TOPIC");
  await page.click(page.getByRole("button", { name: "Send report" }));
  await page.findByText("Thank you. We will check this review.");
  expect(report.closest("details")?.open).toBe(false);
  expect(page.sent("ReportReview")).toEqual([{ input: expect.objectContaining({ reason: "OFF_TOPIC" }) }]);
});

test("the order of the reviews is in the address", async () => {
  const page = await open(null);
  await page.select(await page.findByLabelText("Sort by"), "LOWEST");
  await page.becomes(page.address, "/products/lamp?reviews.sort=LOWEST");
  await page.becomes(() => page.sent("MoreReviews").at(-1)?.["sort"], "LOWEST");
});
