import { expect, test } from "vitest";
import { GraphRefusal, unavailable, type Answers } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";

const lamp = { id: "p", name: "Lamp", slug: "lamp", isActive: true, price: { amount: "20.00", currency: "CAD" } };

const open = (product: Answers, answers: Answers = {}) =>
  openPage("/products/lamp", { answers: { me: null, product: { ...lamp, ...product }, ...answers } });

test("a course is sold to signed-in viewers only, and leads to the course page", async () => {
  const page = await open({ kind: "COURSE", course: { id: "c", slug: "bread" } });
  const signIn = await page.findByRole("link", { name: "Sign in to buy this course" });
  expect(signIn.getAttribute("href")).toBe("/login?returnTo=%2Fproducts%2Flamp");
  expect(page.getByRole("link", { name: "View course details" }).getAttribute("href")).toBe("/courses/bread");
});

test("while inventory does not answer, the stock is unknown, and a guest can still add the product", async () => {
  let isGuest = false;
  const page = await open(
    { stock: unavailable },
    {
      addToCart: () => {
        if (!isGuest) throw new GraphRefusal("UNAUTHENTICATED");
        return { __typename: "Cart", id: "c", totalQuantity: 1 };
      },
      startGuestSession: () => {
        isGuest = true;
        return {};
      },
    },
  );
  await page.shows("Availability cannot be checked right now");
  await page.click(page.getByRole("button", { name: "Add to cart" }));
  await page.shows("Lamp was added to your cart.");
});

test.each([
  ["OutOfStock", { shortages: [{ available: 2 }] }, "Only 2 are available, including those in your cart."],
  ["OutOfStock", { shortages: [{ available: 0 }] }, "This product is sold out."],
  ["ProductNotFound", {}, "This product is no longer available."],
  ["ProductUnavailable", {}, "This product is no longer available."],
  ["AlreadyOwned", {}, "You already own this course"],
  ["RuleRefused", { reason: "Two lamps for each buyer." }, "Two lamps for each buyer."],
  ["InvalidInput", { fields: [{ path: "quantity", message: "is too large" }] }, "Cart limit reached"],
  ["Conflict", {}, "Cart limit reached"],
  ["ServiceUnavailable", {}, "The product could not be added to your cart."],
])("the answer %s with %j is shown", async (__typename, answer, text) => {
  const page = await open({ stock: { available: 9, inStock: true } }, { addToCart: { __typename, ...answer } });
  await page.click(await page.findByRole("button", { name: "Add to cart" }));
  await page.shows(text);
});

test("a product that is no longer on sale cannot be added", async () => {
  const page = await open({ isActive: false });
  await page.findByRole("heading", { level: 1, name: "Lamp" });
  expect(page.queryByRole("button", { name: "Add to cart" })).toBeNull();
});
