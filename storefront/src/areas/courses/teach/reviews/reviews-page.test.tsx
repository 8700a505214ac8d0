import { expect, test } from "vitest";
import type { Answers } from "../../../../testing/graph-answers";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const review = {
  __typename: "Review",
  id: "r",
  stars: 4,
  title: "Good",
  text: "Well explained.",
  authorName: "Ina",
  pictures: [],
  reply: null,
  createdAt: "2026-03-01T10:00:00Z",
};
const course = {
  id: "c",
  title: "Knots",
  publishChecklist: [],
  product: { id: "p", rating: { average: 4, count: 1 }, reviews: { nodes: [review] } },
};

const open = (answers: Answers) =>
  openPage("/teach/courses/c/reviews", { answers: { me: { ...customer, role: "INSTRUCTOR" }, course, ...answers } });

test("an instructor replies to a review, changes the reply, and removes it", async () => {
  const page = await open({
    replyToReview: ({ input: { reply } }: { input: { reply: string | null } }) => ({ ...review, reply }),
  });
  await page.click(await page.findByRole("button", { name: "Reply to “Good”" }));
  await page.fill(page.getByLabelText("Public reply"), " Thank you. ");
  await page.click(page.getByRole("button", { name: "Save reply" }));
  await page.findByText("Thank you.");
  await page.click(await page.findByRole("button", { name: "Change the reply to “Good”" }));
  expect(page.getByLabelText("Public reply")).toHaveProperty("value", "Thank you.");
  await page.click(page.getByRole("button", { name: "Remove reply" }));
  await page.findByRole("button", { name: "Reply to “Good”" });
  expect(page.queryByText("Thank you.")).toBeNull();
  expect(page.sent("AnswerReview")).toEqual([
    { input: { reviewId: "r", reply: "Thank you." } },
    { input: { reviewId: "r", reply: null } },
  ]);
});

test.each([
  ["a review that was hidden meanwhile", { __typename: "NotFound" }, "no longer published"],
  [
    "a refused text",
    { __typename: "InvalidInput", fields: [{ path: "reply", message: "must be at most 2000 characters" }] },
    "Use 2,000 characters or fewer.",
  ],
])("%s keeps the typed reply, with the reason", async (_case, replyToReview, reason) => {
  const page = await open({ replyToReview });
  await page.click(await page.findByRole("button", { name: "Reply to “Good”" }));
  await page.fill(page.getByLabelText("Public reply"), "Thank you.");
  await page.click(page.getByRole("button", { name: "Save reply" }));
  await page.shows(reason);
  expect(page.getByLabelText("Public reply")).toHaveProperty("value", "Thank you.");
});
