import { cleanup } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { GraphRefusal, type Answers } from "../../../../testing/graph-answers";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const course = {
  id: "c",
  slug: "bread",
  title: "Sourdough",
  status: "PUBLISHED",
  sections: [{ id: "s", title: "All", lessons: [{ id: "one", title: "One", externalUrl: "/one.mp4" }] }],
  myEnrollment: { id: "e", completedLessonIds: [], nextLessonId: "one" },
  product: { id: "p", price: { amount: "49.00", currency: "CAD" } },
};
const createdAt = "2026-03-01T10:00:00Z";
const question = (id: string, change: object = {}) => ({
  __typename: "LessonQuestion",
  id,
  createdAt,
  text: `Why ${id}?`,
  authorName: "Ina",
  authorRole: "STUDENT",
  isMine: false,
  answers: [],
  ...change,
});
const answerOfTeacher = {
  id: "a1",
  createdAt,
  text: "Because.",
  authorName: "Ada",
  authorRole: "INSTRUCTOR",
  isMine: false,
};

const open = (answers: Answers, path = "/learn/bread/one") =>
  openPage(path, { answers: { me: customer, course, ...answers } });

test("the questions load when their tab is opened, page by page", async () => {
  const page = await open({
    lessonNotes: [],
    lessonQuestions: ({ after }: { readonly after?: string }) =>
      after
        ? { nodes: [question("q2")], pageInfo: { hasNextPage: false } }
        : {
            nodes: [question("q1", { answers: [answerOfTeacher] })],
            pageInfo: { hasNextPage: true, endCursor: "next" },
          },
  });
  const tab = await page.findByRole("tab", { name: "Questions" });
  await page.click(page.getByRole("tab", { name: "Notes" }));
  await page.shows("No notes yet.");
  expect(page.sent("LessonQuestions")).toEqual([]);
  await page.click(tab);
  const card = page.within(await page.findByRole("article", { name: "Question by Ina" }));
  expect(card.getByText("Because.")).toBeTruthy();
  expect(card.getByText("Instructor")).toBeTruthy();
  expect(card.queryByRole("button", { name: "Delete" })).toBeNull();
  await page.click(page.getByRole("button", { name: "More questions" }));
  await page.findByText("Why q2?");
  expect(page.sent("LessonQuestions")).toEqual([{ lessonId: "one" }, { lessonId: "one", after: "next" }]);
});

test("a refused question stays in its field, and is sent again under the same id", async () => {
  let nodes: readonly object[] = [];
  let isDown = true;
  const page = await open({
    lessonQuestions: () => ({ nodes, pageInfo: { hasNextPage: false } }),
    askLessonQuestion: () => {
      if (isDown) throw new GraphRefusal("SUBGRAPH_UNAVAILABLE");
      nodes = [question("q1", { isMine: true })];
      return nodes[0];
    },
  });
  await page.click(await page.findByRole("tab", { name: "Questions" }));
  await page.shows("No questions yet.");
  const field = page.getByLabelText<HTMLTextAreaElement>("Your question");
  await page.fill(field, " Why? ");
  await page.click(page.getByRole("button", { name: "Ask question" }));
  await page.becomes(() => field.getAttribute("aria-invalid"), "true");
  expect(field.value).toBe(" Why? ");
  isDown = false;
  await page.click(page.getByRole("button", { name: "Ask question" }));
  await page.findByRole("article", { name: "Question by You" });
  expect(field.value).toBe("");
  const [first, second] = page.sent("AskLessonQuestion");
  expect(first).toEqual({ input: { id: expect.any(String), lessonId: "one", text: "Why?" } });
  expect(second).toEqual(first);
});

test("an answer and an edit show at once, and a full question keeps the answer in its field", async () => {
  let isFull = true;
  const mine = question("q1", { isMine: true });
  const page = await open({
    lessonQuestions: { nodes: [mine], pageInfo: { hasNextPage: false } },
    answerLessonQuestion: () =>
      isFull ? { __typename: "Conflict", code: "CONFLICT" } : { ...mine, answers: [answerOfTeacher] },
    editLessonPost: { ...mine, text: "How?", editedAt: createdAt },
  });
  await page.click(await page.findByRole("tab", { name: "Questions" }));
  await page.click(await page.findByRole("button", { name: "Answer" }));
  const field = page.getByLabelText<HTMLTextAreaElement>("Your answer");
  expect(document.activeElement).toBe(field);
  await page.fill(field, "Because.");
  await page.click(page.getByRole("button", { name: "Send answer" }));
  await page.shows("This question has 100 answers already.");
  expect(field.value).toBe("Because.");
  isFull = false;
  await page.click(page.getByRole("button", { name: "Send answer" }));
  await page.shows("Ada");
  expect(document.activeElement).toBe(page.getByRole("button", { name: "Answer" }));
  await page.click(page.getByRole("button", { name: "Edit" }));
  await page.fill(page.getByLabelText("Your text"), "How?");
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.shows("edited");
  expect(page.sent("EditLessonPost")).toEqual([{ input: { id: "q1", text: "How?" } }]);
});

test("a link opens its question alone, and the instructor deletes it after a second click", async () => {
  const scroll = vi.spyOn(Element.prototype, "scrollIntoView");
  onTestFinished(() => scroll.mockRestore());
  let linked: object | null = question("q9");
  const teacher = { ...course, myEnrollment: null, publishChecklist: [] };
  const page = await open(
    {
      course: teacher,
      lessonQuestion: () => linked,
      lessonQuestions: { nodes: [], pageInfo: { hasNextPage: false } },
      deleteLessonPost: () => {
        linked = null;
        return { __typename: "DeletedLessonPost", id: "q9" };
      },
    },
    "/learn/bread/one?question=q9",
  );
  const card = page.within(await page.findByRole("article", { name: "Question by Ina" }));
  await page.becomes(() => scroll.mock.calls.length, 1);
  expect(page.queryByRole("tab", { name: "Notes" })).toBeNull();
  await page.click(card.getByRole("button", { name: "Delete" }));
  await page.shows("Delete the question and its answers?");
  await page.click(card.getByRole("button", { name: "Delete" }));
  await page.shows("This is no longer available.");
  expect(page.sent("DeleteLessonPost")).toEqual([{ id: "q9" }]);
  await page.click(page.getByRole("button", { name: "All questions of this lesson" }));
  await page.shows("No questions yet.");
  expect(page.address()).toBe("/learn/bread/one");
});

test("a note takes the time of the video, and moves the video there", async () => {
  let notes: readonly object[] = [];
  const page = await open({
    lessonNotes: () => notes,
    saveLessonNote: ({ input }: { readonly input: object }) => {
      notes = [{ __typename: "LessonNote", ...input }];
      return notes[0];
    },
    deleteLessonNote: () => {
      notes = [];
      return { __typename: "DeletedLessonNote", id: "n" };
    },
  });
  await page.click(await page.findByRole("tab", { name: "Notes" }));
  await page.shows("No notes yet.");
  const video = page.getByLabelText<HTMLVideoElement>("One");
  video.currentTime = 83.6;
  await page.fill(page.getByLabelText("Your note"), "Knead longer.");
  expect(page.getByLabelText<HTMLInputElement>("With the time 1:23").checked).toBe(true);
  video.currentTime = 90;
  await page.click(page.getByRole("button", { name: "Add note" }));
  const goTo = await page.findByRole("button", { name: "Go to 1:23" });
  video.currentTime = 0;
  await page.click(goTo);
  expect(video.currentTime).toBe(83);
  await page.click(page.getByRole("button", { name: "Edit" }));
  await page.click(page.getByLabelText("With the time 1:23"));
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.disappears(() => page.queryByRole("button", { name: "Go to 1:23" }));
  const [added, changed] = page.sent("SaveLessonNote");
  expect(added).toEqual({ input: { id: expect.any(String), lessonId: "one", text: "Knead longer.", seconds: 83 } });
  expect(changed).toEqual({ input: { ...(added?.["input"] as object), seconds: null } });
  await page.click(page.getByRole("button", { name: "Delete" }));
  await page.click(page.getByRole("button", { name: "Delete" }));
  await page.shows("No notes yet.");
});

test("those who are not enrolled, and a locked lesson, have neither questions nor notes", async () => {
  const withLesson = (change: object, more: object = {}) => {
    const lessons = [{ id: "one", title: "One", externalUrl: "/one.mp4", ...change }];
    return { course: { ...course, sections: [{ id: "s", title: "All", lessons }], ...more } };
  };
  const locked = await open(withLesson({ lock: { reason: "DATE", opensAt: "2999-01-01T00:00:00Z" } }));
  await locked.findByRole("heading", { name: "One" });
  expect(locked.queryByRole("tab")).toBeNull();
  cleanup();
  const stranger = await open(withLesson({ isPreview: true }, { myEnrollment: null }));
  await stranger.findByLabelText("One");
  expect(stranger.queryByRole("tab")).toBeNull();
});
