import { renderHook } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { GraphRefusal, unavailable, type Answers } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";
import { useNextOpening } from "./use-next-opening";

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

test("the own courses and the player show when the access ends", async () => {
  const endsAt = "2999-06-30T12:00:00Z";
  const list = await open("/learn", { myCourses: [{ id: "e", progress: 0, endsAt, course }] });
  await list.shows("Access until Jun 30, 2999");
  const player = await open("/learn/bread/one", { course: { ...course, myEnrollment: { ...enrollment, endsAt } } });
  const outline = player.within(await player.findByRole("navigation", { name: "Lessons of this course" }));
  expect(await outline.findByText("Access until Jun 30, 2999")).toBeTruthy();
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

const locked = (id: string, lock: object) =>
  lessons.map((lesson) => (lesson.id === id ? { ...lesson, content: null, lock } : lesson));
const courseWith = (own: readonly object[], done = enrollment.completedLessonIds) => ({
  ...course,
  sections: [{ id: "s", title: "All of it", lessons: own }],
  myEnrollment: { ...enrollment, completedLessonIds: done },
});
const byTwo = { reason: "PREREQUISITE", prerequisiteId: "two", opensAt: null };

test.each([
  ["the lesson to complete first", byTwo, "This lesson is not open yet", "Complete Two first."],
  [
    "the time and the lesson to complete too",
    { ...byTwo, reason: "DATE", opensAt: new Date(2999, 11, 5, 10).toISOString() },
    /^This lesson opens on Dec 5, 2999, 10:00.AM$/,
    "It also requires that you complete Two.",
  ],
])("a locked lesson shows %s, and cannot be completed", async (_what, lock, title, text) => {
  const page = await open("/learn/bread/three", { course: courseWith(locked("three", lock)) });
  await page.findByRole("heading", { name: title });
  expect(page.queryByRole("button", { name: /Finish|Complete/ })).toBeNull();
  const outline = page.within(page.getByRole("navigation", { name: "Lessons of this course" }));
  outline.getByRole("link", { name: /^Not open yet: ?Three/ });
  await page.shows(text);
  await page.click(page.within(page.getByRole("region")).getByRole("link", { name: "Two" }));
  await page.shows("Lesson 2 of 3");
});

test("a lesson that opens others waits for the answer, and an undone one locks them again", async () => {
  let isDone = false;
  const state = () => (isDone ? ["one", "two"] : ["one"]);
  const own = () =>
    (isDone ? lessons : locked("three", byTwo)).map((one) => ({ ...one, isPrerequisite: one.id === "two" }));
  const answered = Promise.withResolvers<void>();
  const page = await open("/learn/bread", {
    course: () => courseWith(own(), state()),
    completeLesson: async () => {
      await answered.promise;
      isDone = true;
      return { __typename: "Enrollment", ...enrollment, completedLessonIds: state() };
    },
    uncompleteLesson: () => {
      isDone = false;
      return { __typename: "Enrollment", ...enrollment, completedLessonIds: state() };
    },
  });
  await page.click(await page.findByRole("button", { name: "Complete and continue" }));
  await page.becomes(() => page.sent("CompleteLesson").length, 1);
  expect(page.address()).toBe("/learn/bread/two");
  answered.resolve();
  await page.shows("Text of Three");
  await page.click(page.getByRole("link", { name: "Previous" }));
  await page.click(await page.findByRole("button", { name: "Completed. Undo" }));
  await page.findByRole("link", { name: /^Not open yet: ?Three/ });
  expect(page.sent("LearnCourse")).toHaveLength(3);
});

test("a lesson that opens others stays on the page while the course cannot be fetched again", async () => {
  let isDown = false;
  let done = ["one"];
  const page = await open("/learn/bread", {
    course: () => (isDown ? unavailable() : courseWith(locked("three", byTwo), done)),
    completeLesson: () => {
      isDown = true;
      done = ["one", "two"];
      return { __typename: "Enrollment", ...enrollment, completedLessonIds: done };
    },
  });
  await page.click(await page.findByRole("button", { name: "Complete and continue" }));
  const again = await page.findByRole("button", { name: "Try again" });
  await page.shows("Text of Two");
  isDown = false;
  await page.click(again);
  await page.findByRole("button", { name: "Completed. Undo" });
});

test("a lesson that was locked meanwhile says why it could not be completed", async () => {
  let own = lessons as readonly object[];
  const page = await open("/learn/bread", {
    course: () => courseWith(own, []),
    completeLesson: () => {
      own = locked("one", { ...byTwo, prerequisiteId: "two" });
      return { __typename: "Conflict", code: "CONFLICT", message: "locked" };
    },
  });
  await page.click(await page.findByRole("button", { name: "Complete and continue" }));
  await page.shows("One: Complete Two first.");
  await page.findByRole("link", { name: /^Not open yet: ?One/ });
});

test("a lesson opens on the page at its time, with one request", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: new Date(2026, 1, 1) });
  onTestFinished(() => void vi.useRealTimers());
  const refetch = vi.fn<() => void>();
  const lesson = { lock: { ...byTwo, reason: "DATE" as const, opensAt: new Date(2026, 2, 3).toISOString() } };
  const timers = vi.spyOn(globalThis, "setTimeout");
  renderHook(() => useNextOpening([lesson, { lock: null }], refetch));
  vi.advanceTimersByTime(1000);
  // a browser ends a longer time-out at once
  expect(timers.mock.calls.filter(([, delay = 0]) => delay > 2 ** 31 - 1)).toEqual([]);
  vi.advanceTimersByTime(29 * 86_400_000);
  expect(refetch).not.toHaveBeenCalled();
  vi.advanceTimersByTime(30 * 86_400_000);
  expect(refetch).toHaveBeenCalledTimes(1);
});

test.each([
  ["/learn/bread/no-such-lesson", enrolled, "This lesson is no longer available"],
  ["/learn/no-such-course", null, "Page not found"],
  ["/learn/bread", unavailable, "Something went wrong"],
])("%s says what is missing", async (path, answer, title) => {
  const page = await open(path, { course: answer });
  await page.findByRole("heading", { name: title });
});
