import { expect, test } from "vitest";
import { unavailable, type Answers } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

const course = {
  id: "c",
  slug: "bread",
  title: "Sourdough",
  status: "PUBLISHED",
  product: { id: "p", price: { amount: "49.00", currency: "CAD" } },
};

const open = (answers: Answers) => openPage("/courses/bread", { answers: { me: customer, course, ...answers } });

test("a signed-in viewer adds the course to the cart", async () => {
  const page = await open({ addToCart: { __typename: "Cart", id: "cart", totalQuantity: 1 } });
  await page.becomes(() => page.queryByRole<HTMLButtonElement>("button", { name: "Add to cart" })?.disabled, false);
  await page.click(page.getByRole("button", { name: "Add to cart" }));
  await page.findByText("Sourdough was added to your cart.");
  await page.findByRole("link", { name: "Cart, 1 item" });
  expect(page.sent("AddCourseToCart")).toEqual([{ input: expect.objectContaining({ productId: "p" }) }]);
});

test("the trail of a course leads to its category", async () => {
  const category = { id: "k", slug: "baking", name: "Baking" };
  const page = await open({ me: null, course: { ...course, category } });
  const link = await page.findByRole("link", { name: "Baking" });
  expect(link.getAttribute("href")).toBe("/courses/categories/baking");
  expect(document.head.innerHTML + document.body.innerHTML).toContain('"position":2,"name":"Baking"');
});

test("the thumbnail comes before the images of the product: on the page, for link previews and for search engines", async () => {
  const thumbnail = { id: "a".repeat(64), url: `/media/${"a".repeat(64)}-400x300/400.webp` };
  const images = [{ id: "i", url: "/loaf.webp", alt: "A loaf" }];
  const page = await open({ me: null, course: { ...course, thumbnail, product: { ...course.product, images } } });
  const picture = await page.findByRole("img", { name: "Sourdough" });
  expect(picture.getAttribute("src")).toBe(thumbnail.url);
  const preview = document.querySelector<HTMLMetaElement>('meta[property="og:image"]');
  expect(preview?.content).toContain(thumbnail.url);
  const structured = [...document.querySelectorAll('script[type="application/ld+json"]')].map((one) => one.textContent);
  expect(structured.join()).toMatch(new RegExp(`"image":\\["[^"]*${thumbnail.url}","[^"]*/loaf.webp"\\]`));
});

test("a student continues the course", async () => {
  const page = await open({ course: { ...course, myEnrollment: { id: "e", progress: 0.62, nextLessonId: "l" } } });
  await page.shows("62% completed");
  expect(page.getByRole("link", { name: "Continue" }).getAttribute("href")).toBe("/learn/bread");
  expect(page.queryByRole("button", { name: "Add to cart" })).toBeNull();
});

test("the instructor sees a draft, and edits it instead of buying it", async () => {
  const draft = { ...course, status: "DRAFT", instructor: { id: customer.id }, publishChecklist: [] };
  const page = await open({ me: { ...customer, role: "INSTRUCTOR" }, course: draft });
  await page.shows("This course is a draft");
  const edit = await page.findByRole("link", { name: "Edit this course" });
  expect(edit.getAttribute("href")).toBe("/teach/courses/c");
  expect(page.queryByRole("button", { name: "Add to cart" })).toBeNull();
});

test("while catalog does not answer, the price is unknown until a retry", async () => {
  let isDown = true;
  const page = await open({ me: null, course: () => (isDown ? { ...course, product: unavailable } : course) });
  await page.shows("The price is unavailable at the moment.");
  isDown = false;
  await page.click(page.getByRole("button", { name: "Try again" }));
  await page.shows("CA$49.00");
});
