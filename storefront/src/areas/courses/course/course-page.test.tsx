import { expect, test } from "vitest";
import { unavailable, type Answers } from "../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../testing/open-page";
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

const free = { ...course, product: { id: "p", price: { amount: "0.00", currency: "CAD" } } };

test("one click enrolls a signed-in viewer in a free course and opens it", async () => {
  const order = { __typename: "Order", id: "o", number: "ORD-1", enrollments: [{ id: "e" }] };
  const page = await open({ course: free, enrollForFree: order });
  await page.shows("Free");
  await page.becomes(() => page.queryByRole<HTMLButtonElement>("button", { name: "Enroll for free" })?.disabled, false);
  await page.click(page.getByRole("button", { name: "Enroll for free" }));
  await page.becomes(() => page.address(), "/learn/bread");
  expect(page.sent("EnrollForFree")).toEqual([{ input: expect.objectContaining({ productId: "p" }) }]);
});

test.each([
  ["PriceChanged", "This course is no longer free. Reload the page to see its price."],
  ["AlreadyOwned", "You already own this course. Find it under “My courses”."],
  ["ServiceUnavailable", "You cannot enroll right now. Try again in a moment."],
])("a refused enrollment shows %s at the button, and a retry keeps its key", async (__typename, text) => {
  const page = await open({ course: free, enrollForFree: { __typename, message: "" } });
  await page.becomes(() => page.queryByRole<HTMLButtonElement>("button", { name: "Enroll for free" })?.disabled, false);
  await page.click(page.getByRole("button", { name: "Enroll for free" }));
  await page.findByText(text);
  await page.click(page.getByRole("button", { name: "Enroll for free" }));
  await page.becomes(() => page.sent("EnrollForFree").length, 2);
  const [first, second] = page.sent("EnrollForFree");
  expect(second).toEqual(first);
});

test("a visitor signs in to enroll in a free course, and comes back to it", async () => {
  const page = await open({ me: null, course: free });
  const link = await page.findByRole("link", { name: "Enroll for free" });
  expect(link.getAttribute("href")).toBe("/login?returnTo=%2Fcourses%2Fbread");
});

test("a student whose access ends can continue, and buy the course", async () => {
  const myEnrollment = { id: "e", progress: 0.5, completedAt: null, endsAt: "2999-06-30T12:00:00Z" };
  const page = await open({ course: { ...course, myEnrollment } });
  await page.findByRole("link", { name: "Continue" });
  await page.shows("Access until Jun 30, 2999");
  await page.findByRole("button", { name: "Add to cart" });
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

const details = {
  ...course,
  subtitle: "Bread without yeast",
  summary: "Flour, water, salt.",
  description: "Bake with **your own** leaven.",
  level: "BEGINNER",
  language: "fr",
  goals: ["Keep a leaven", "Shape a loaf"],
  requirements: ["An oven"],
};

test("the page shows what the course says about itself, the description in place of the summary", async () => {
  const page = await open({ me: null, course: details });
  await page.shows("Level: Beginner · Language: French");
  page.getByText("Bread without yeast");
  const goals = page.within(page.getByRole("region", { name: "What you will learn" }));
  expect(goals.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(details.goals);
  page.within(page.getByRole("region", { name: "What you need" })).getByText("An oven");
  expect((await page.findByText("your own")).tagName).toBe("STRONG");
  expect(page.queryByText(details.summary)).toBeNull();
  expect(document.querySelector<HTMLMetaElement>("meta[name=description]")?.content).toBe(details.summary);
  const structured = document.querySelector('script[type="application/ld+json"]')?.textContent ?? "";
  expect(JSON.parse(structured)).toMatchObject([
    {
      description: details.summary,
      inLanguage: "fr",
      educationalLevel: "Beginner",
      teaches: details.goals,
      coursePrerequisites: details.requirements,
    },
    {},
  ]);
});

test("the course says when its lessons open before a visitor buys it", async () => {
  const later = "2999-12-05T12:00:00.000Z";
  const lessons = [
    { title: "Now", isPreview: true, kind: "AUDIO", opensAfterDays: 3, isPrerequisite: true },
    { title: "Week", opensAfterDays: 7, opensAt: null },
    { title: "Later", opensAfterDays: null, opensAt: later },
    { title: "Past", opensAfterDays: null, opensAt: "2026-01-01T12:00:00.000Z" },
  ].map((lesson) => ({ id: lesson.title, durationSeconds: null, ...lesson }));
  const page = await open({ me: null, course: { ...course, sections: [{ id: "s", title: "All", lessons }] } });
  await page.shows("Some lessons open when earlier ones are completed.");
  expect(
    page
      .getAllByRole("listitem")
      .slice(-4)
      .map(({ textContent }) => textContent),
  ).toEqual(["AudioNowFree preview", "Weekopens 7 days after enrollment", "Lateropens on Dec 5, 2999", "Past"]);
});

test("a course that says nothing about itself has no empty sections", async () => {
  const page = await open({ me: null, course: { ...course, summary: "Flour, water, salt." } });
  await page.shows("Flour, water, salt.");
  expect(page.getAllByRole("region").map((each) => each.getAttribute("aria-labelledby"))).not.toContain("goals");
  expect(page.queryByRole("button", { name: "Watch the promo video" })).toBeNull();
  const structured = document.querySelector('script[type="application/ld+json"]')?.textContent;
  expect(structured).not.toMatch(/inLanguage|educationalLevel|teaches|coursePrerequisites/);
});

const promo = { id: "c.f", fileId: "f", name: "promo.mp4", kind: "VIDEO", link: { url: "/media/files/f" } };
const watchPromo = async (page: OpenPage) =>
  page.click(await page.findByRole("button", { name: "Watch the promo video" }));

test("the link of a promo video is queried when a visitor chooses to watch it, and again after a failure", async () => {
  let isDown = true;
  const answer = () => ({ ...course, promo: { ...promo, link: isDown ? unavailable : promo.link } });
  const page = await open({ me: null, course: answer });
  await page.findByRole("button", { name: "Watch the promo video" });
  expect(page.sent("PromoVideo")).toEqual([]);
  await watchPromo(page);
  const player = page.within(await page.findByRole("group", { name: "Promo video: Sourdough" }));
  await player.findByText("The video is unavailable at the moment.");
  isDown = false;
  await page.click(player.getByRole("button", { name: "Try again" }));
  const video = () => document.querySelector("video");
  await page.becomes(() => video()?.getAttribute("src"), promo.link.url);
  expect(video()?.getAttribute("aria-label")).toBe("Promo video: Sourdough");
  expect(page.sent("PromoVideo")).toEqual([{ id: "c" }, { id: "c" }]);
});

test("a promo video on another host asks before it loads anything from there, and has the focus", async () => {
  const page = await open({ me: null, course: { ...course, promoUrl: "https://vimeo.com/76979871" } });
  await watchPromo(page);
  const play = page.within(page.getByRole("group", { name: "Promo video: Sourdough" }));
  expect(document.activeElement).toBe(page.getByRole("group", { name: "Promo video: Sourdough" }));
  expect(document.querySelector("iframe")).toBeNull();
  play.getByRole("button", { name: "Play the video from Vimeo" });
});
