import { expect, test } from "vitest";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const path = "/learn/bread/announcements";
const course = (announcements: object | null) => ({ id: "c", slug: "bread", title: "Bread", announcements });
const announcement = { id: "a", subject: "News", text: "One\n\n<b>Two</b>", createdAt: "2026-03-01T10:00:00Z" };

test("a student reads the announcements of a course in one request", async () => {
  const page = await openPage(path, {
    answers: { me: customer, course: course({ nodes: [announcement], totalCount: 1 }) },
  });
  const article = page.within(await page.findByRole("article", { name: "News" }));
  expect(article.getByText(/One/).textContent).toBe("One\n\n<b>Two</b>");
  expect(page.getByRole("link", { name: /Bread/ }).getAttribute("href")).toBe("/learn/bread");
  expect(page.sent("CourseAnnouncements")).toEqual([{ slug: "bread" }]);
});

test("a course without announcements says so", async () => {
  const page = await openPage(path, { answers: { me: customer, course: course({ nodes: [], totalCount: 0 }) } });
  await page.findByRole("heading", { name: "No announcements yet" });
});

test.each([
  [customer, "About this course", "/courses/bread"],
  [null, "Sign in", "/login?returnTo=%2Flearn%2Fbread%2Fannouncements"],
])("a viewer who is not enrolled finds the way", async (me, name, href) => {
  const page = await openPage(path, { answers: { me, course: course(null) } });
  await page.findByRole("heading", { name: "Only students of this course read its announcements" });
  expect(page.getAllByRole("link", { name }).map((link) => link.getAttribute("href"))).toContain(href);
});

test("a course that does not exist is not found", async () => {
  const page = await openPage(path, { answers: { me: customer, course: null } });
  await page.findByRole("heading", { name: "Page not found" });
});
