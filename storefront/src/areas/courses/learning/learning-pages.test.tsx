import { expect, onTestFinished, test } from "vitest";
import { GraphRefusal, unavailable, type Answers } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

const lessons = ["One", "Two", "Three"].map((title) => ({
  id: title.toLowerCase(),
  title,
  content: `Text of ${title}`,
}));
const enrollment = { id: "e", completedLessonIds: ["one"], nextLessonId: "two" };
const course = {
  id: "c",
  slug: "bread",
  title: "Sourdough",
  status: "PUBLISHED",
  sections: [{ id: "s", title: "All of it", lessons }],
  product: { id: "p", price: { amount: "49.00", currency: "CAD" } },
};
const enrolled = { ...course, myEnrollment: enrollment };

const open = (path: string, answers: Answers) => openPage(path, { answers: { me: customer, ...answers } });

test("a customer without courses gets a link to them", async () => {
  const page = await open("/learn", { myCourses: [] });
  await page.findByRole("heading", { name: "No courses yet" });
  expect(page.getByRole("link", { name: "See all courses" }).getAttribute("href")).toBe("/courses");
});

test("the list of the own courses shows their thumbnails", async () => {
  const thumbnail = { id: "a".repeat(64), url: `/media/${"a".repeat(64)}-400x300/400.webp` };
  const page = await open("/learn", { myCourses: [{ id: "e", progress: 0, course: { ...course, thumbnail } }] });
  const card = page.within(await page.findByRole("article"));
  expect(card.getByAltText("").getAttribute("src")).toBe(thumbnail.url);
});

test.each(["/learn", "/teach/courses/new"])("%s asks strangers to sign in, and leads back", async (path) => {
  const page = await open(path, {
    me: null,
    myCourses: () => {
      throw new GraphRefusal("UNAUTHENTICATED");
    },
  });
  const link = await page.within(await page.findByRole("main")).findByRole("link", { name: "Sign in" });
  expect(link.getAttribute("href")).toBe(`/login?returnTo=${encodeURIComponent(path)}`);
});

test("a stranger can open a preview; the other lessons show how to enroll", async () => {
  const [one, ...others] = lessons;
  const sections = [{ id: "s", title: "All of it", lessons: [{ ...one, isPreview: true }, ...others] }];
  const page = await open("/learn/bread/one", { me: null, course: { ...course, sections } });
  await page.findByText("Text of One");
  await page.findByRole("heading", { name: "Sign in or enroll to continue" });
  expect(page.queryByRole("button", { name: /Complete/ })).toBeNull();
  await page.click(page.getByRole("link", { name: "Next" }));
  await page.shows("Lesson 2 of 3");
  expect(page.queryByText("Text of Two")).toBeNull();
  expect(page.getByRole("link", { name: "Sign in to enroll" }).getAttribute("href")).toBe(
    "/login?returnTo=%2Flearn%2Fbread%2Ftwo",
  );
});

test("a course continues at the next lesson, and the arrow keys open its neighbors without a request", async () => {
  const page = await open("/learn/bread", { course: enrolled });
  await page.shows("Lesson 2 of 3");
  // belongs to the browser
  await page.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  await page.keyboard("{ArrowRight}");
  await page.shows("Lesson 3 of 3");
  await page.keyboard("{ArrowLeft}");
  await page.shows("Lesson 2 of 3");
  await page.keyboard("{ArrowLeft}");
  await page.shows("Lesson 1 of 3");
  const outline = page.within(page.getByRole("navigation", { name: "Lessons of this course" }));
  expect(outline.getByRole("link", { current: "page" }).textContent).toContain("One");
  expect(page.sent("LearnCourse")).toHaveLength(1);
});

test("an arrow key belongs to the lesson on the page, also at the moment at which that is shown", async () => {
  const keys = new Map([
    ["Lesson 2 of 3", "ArrowRight"],
    ["Lesson 3 of 3", "ArrowLeft"],
  ]);
  const pressed: string[] = [];
  const observer = new MutationObserver(() => {
    for (const [text, key] of keys) {
      if (!document.body.textContent.includes(text)) continue;
      keys.delete(text);
      pressed.push(text);
      // happy-dom tells the observer of each change at once, a browser after all of them
      queueMicrotask(() =>
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, bubbles: true })),
      );
    }
  });
  onTestFinished(() => observer.disconnect());
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  const page = await open("/learn/bread", { course: enrolled });
  await page.becomes(() => pressed, ["Lesson 2 of 3", "Lesson 3 of 3"]);
  await page.becomes(() => page.address(), "/learn/bread/two");
});

test("a lesson that could not be completed is not shown as completed, and can be retried and undone", async () => {
  let isDown = true;
  const page = await open("/learn/bread", {
    course: enrolled,
    completeLesson: () =>
      isDown ? unavailable() : { __typename: "Enrollment", ...enrollment, completedLessonIds: ["one", "two"] },
    uncompleteLesson: { __typename: "Enrollment", ...enrollment },
  });
  await page.click(await page.findByRole("button", { name: "Complete and continue" }));
  await page.shows("Lesson 3 of 3");
  await page.shows("The lesson could not be marked as completed.");
  await page.shows("1 of 3 lessons completed");
  isDown = false;
  await page.click(page.getByRole("button", { name: "Try again" }));
  await page.shows("2 of 3 lessons completed");
  await page.click(page.getByRole("link", { name: "Previous" }));
  await page.click(await page.findByRole("button", { name: "Completed. Undo" }));
  await page.shows("1 of 3 lessons completed");
  await page.findByRole("button", { name: "Complete and continue" });
});

test("lessons that are completed quickly are sent one after the other, and the course is then finished", async () => {
  const first = Promise.withResolvers<void>();
  const done = ["one"];
  const state = () => ({
    ...enrollment,
    completedLessonIds: [...done],
    nextLessonId: lessons.find(({ id }) => !done.includes(id))?.id ?? null,
  });
  const page = await open("/learn/bread", {
    course: () => ({ ...course, myEnrollment: state() }),
    completeLesson: async ({ lessonId }: { lessonId: string }) => {
      if (lessonId === "two") await first.promise;
      done.push(lessonId);
      return { __typename: "Enrollment", ...state() };
    },
  });
  await page.click(await page.findByRole("button", { name: "Complete and continue" }));
  await page.click(await page.findByRole("button", { name: "Finish course" }));
  await page.shows("3 of 3 lessons completed");
  expect(page.sent("CompleteLesson")).toEqual([{ lessonId: "two" }]);
  first.resolve();
  await page.findByRole("heading", { level: 1, name: "Well done!" });
  expect(page.sent("CompleteLesson")).toEqual([{ lessonId: "two" }, { lessonId: "three" }]);
  expect(page.address()).toBe("/learn/bread");
});

test.each([
  ["/learn/bread/no-such-lesson", enrolled, "This lesson is no longer available"],
  ["/learn/no-such-course", null, "Page not found"],
  ["/learn/bread", unavailable, "Something went wrong"],
])("%s says what is missing", async (path, answer, title) => {
  const page = await open(path, { course: answer });
  await page.findByRole("heading", { name: title });
});
