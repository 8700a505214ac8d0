import { expect, test } from "vitest";
import type { Answers } from "../../../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../../../testing/open-page";
import { customer } from "../../../../../testing/viewers";

const course = {
  id: "c",
  slug: "knots",
  title: "Knots",
  status: "DRAFT",
  version: 1,
  publishChecklist: [],
  draft: { sections: [{ id: "1", title: "First", lessons: [{ id: "l", title: "One" }] }] },
};
const gift = {
  questions: [{ id: "g", kind: "FREE_TEXT", text: "Explain.", points: 3 }],
  problems: [{ line: 4, message: "matches pairs, which a quiz does not have" }],
};

interface Sent {
  readonly input: { readonly sections: readonly { readonly lessons: readonly { readonly quiz?: unknown }[] }[] };
}

const open = (answers: Answers = {}) =>
  openPage("/teach/courses/c", {
    answers: { me: { ...customer, role: "INSTRUCTOR" }, categories: [], customFields: [], course, ...answers },
  });
const saved = { __typename: "Course", ...course, version: 2 };
const save = async (page: OpenPage) => page.click(page.getByText("Save outline"));
const sent = (page: OpenPage) => (page.sent("SaveCurriculum").at(-1) as unknown as Sent).input.sections[0]?.lessons[0];
const closeQuiz = async (page: OpenPage) => page.click(page.getByLabelText("Close the quiz"));
const editLesson = async (page: OpenPage) => page.click(await page.findByLabelText("Edit One"));

test("a quiz is written, its questions are imported, and it is sent when all fields are right", async () => {
  const page = await open({ giftQuestions: gift, saveCurriculum: saved });
  await editLesson(page);
  await page.click(await page.findByText("Add a quiz"));
  await page.fill(await page.findByLabelText("Question text"), "Which knot?");
  await page.fill(page.getByLabelText("Choice 1"), "Bowline");
  await page.fill(page.getByLabelText("Choice 2"), "Reef");
  await save(page);
  await page.shows("Needs attention");
  expect(page.sent("SaveCurriculum")).toEqual([]);
  await page.click(page.getByLabelText("Choice 1 is right"));
  await page.click(page.getByText("Import GIFT"));
  await page.fill(page.getByLabelText("Text in GIFT"), "Explain.{}");
  await page.click(page.getByText("Read questions"));
  await page.shows("Line 4: Matches pairs, which a quiz does not have.");
  await page.click(page.getByText("Add 1 question"));
  await page.click(page.getByLabelText("Remove Question 2"));
  await page.click(await page.findByText("Undo"));
  await save(page);
  await page.shows("All changes saved");
  expect(sent(page)?.quiz).toMatchObject({
    passPercent: 50,
    maxAttempts: null,
    questions: [
      {
        text: "Which knot?",
        choices: [
          { text: "Bowline", isCorrect: true },
          { text: "Reef", isCorrect: false },
        ],
      },
      { id: "g", kind: "FREE_TEXT", text: "Explain.", points: 3 },
    ],
  });
});

const loaded = {
  passPercent: 60,
  questions: [
    {
      id: "q",
      kind: "ORDERING",
      text: "Sort them.",
      points: 1,
      choices: [
        { id: "x", text: "One" },
        { id: "y", text: "Two" },
      ],
    },
  ],
};

test("the server's problem is shown at its choice, and a removed quiz is sent as null", async () => {
  const sections = [{ id: "1", title: "First", lessons: [{ id: "l", title: "One", quiz: loaded }] }];
  const path = "sections.0.lessons.0.quiz.questions.0.choices.1.text";
  let answer: object = { __typename: "InvalidInput", fields: [{ path, message: "is not good" }] };
  const page = await open({ course: { ...course, draft: { sections } }, saveCurriculum: () => answer });
  await editLesson(page);
  await page.click(await page.findByText("Edit quiz"));
  await page.click(await page.findByLabelText("Move Choice 2 up"));
  await save(page);
  await page.shows("is not good");
  expect(page.getByLabelText("Choice 2").getAttribute("aria-invalid")).toBe("true");
  expect(sent(page)?.quiz).toMatchObject({ questions: [{ choices: [{ text: "Two" }, { text: "One" }] }] });
  answer = saved;
  await closeQuiz(page);
  await page.click(await page.findByText("Remove quiz"));
  await save(page);
  await page.shows("All changes saved");
  expect(sent(page)?.quiz).toBeNull();
});

test("an assignment is added with a task for files", async () => {
  const page = await open({ saveCurriculum: saved });
  await editLesson(page);
  await page.click(await page.findByText("Add an assignment"));
  await page.fill(await page.findByLabelText("Question text"), "Hand in a knot.");
  await page.click(page.getByText("Add a question"));
  await page.fill(page.getByLabelText("Question text"), "Hand in a photo.");
  await page.click(page.getByLabelText("Close the assignment"));
  await page.shows("2 tasks · pass mark 50 %");
  await save(page);
  await page.shows("All changes saved");
  const task = { kind: "UPLOAD", points: 10, choices: [] };
  const questions = [
    { ...task, text: "Hand in a knot." },
    { ...task, text: "Hand in a photo." },
  ];
  expect(sent(page)?.quiz).toMatchObject({ questions });
});
