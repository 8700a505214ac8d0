import { expect, test } from "vitest";
import { openPage } from "../../../../../testing/open-page";
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

test("an instructor writes a quiz, imports questions, corrects what the server refuses, and removes the quiz", async () => {
  let isRefused = true;
  const page = await openPage("/teach/courses/c", {
    answers: {
      me: { ...customer, role: "INSTRUCTOR" },
      categories: [],
      customFields: [],
      course,
      giftQuestions: gift,
      saveCurriculum: () =>
        isRefused
          ? {
              __typename: "InvalidInput",
              fields: [{ path: "sections.0.lessons.0.quiz.questions.0.choices.1.text", message: "is not good" }],
            }
          : { __typename: "Course", ...course, version: 2 },
    },
  });
  const sent = () => (page.sent("SaveCurriculum").at(-1) as unknown as Sent).input.sections[0]?.lessons[0];
  const save = async () => page.click(page.getByRole("button", { name: "Save outline" }));
  const openQuiz = async () => {
    await page.click(await page.findByRole("button", { name: "Edit One" }));
    await page.click(await page.findByRole("button", { name: "Edit quiz" }));
    return page.within(await page.findByRole("dialog", { name: "Quiz: One" }));
  };
  const closeQuiz = async () => {
    await page.click(
      page.within(page.getByRole("dialog", { name: "Quiz: One" })).getByRole("button", { name: "Done" }),
    );
    await page.disappears(() => page.queryByRole("dialog", { name: "Quiz: One" }));
    await page.click(page.getByRole("button", { name: "Done" }));
    await page.disappears(() => page.queryByRole("dialog"));
  };
  await page.click(await page.findByRole("button", { name: "Edit One" }));
  await page.click(await page.findByRole("button", { name: "Add a quiz" }));
  let dialog = page.within(await page.findByRole("dialog", { name: "Quiz: One" }));
  await page.fill(dialog.getByLabelText("Question text"), "Which knot?");
  await page.fill(dialog.getByLabelText("Choice 1"), "Bowline");
  await page.fill(dialog.getByLabelText("Choice 2"), "Reef");
  await page.click(dialog.getByRole("button", { name: "Import GIFT" }));
  await page.fill(dialog.getByLabelText("Text in GIFT"), "Explain.{}");
  await page.click(dialog.getByRole("button", { name: "Read questions" }));
  await dialog.findByText("Line 4: Matches pairs, which a quiz does not have.");
  await page.click(dialog.getByRole("button", { name: "Add 1 question" }));
  await closeQuiz();
  await save();
  await page.shows("Needs attention");
  expect(page.sent("SaveCurriculum")).toEqual([]);
  dialog = await openQuiz();
  await page.click(dialog.getByRole("button", { name: /^Question 1 Which knot/ }));
  dialog.getByText("Mark the right choice.", { selector: "[class*=error]" });
  await page.click(dialog.getByRole("radio", { name: "Choice 1 is right" }));
  await page.click(dialog.getByRole("button", { name: "Remove Question 2" }));
  await page.click(await page.findByRole("button", { name: "Undo" }));
  await closeQuiz();
  await save();
  await page.shows("Needs attention");
  dialog = await openQuiz();
  await page.click(dialog.getByRole("button", { name: /^Question 1 Which knot/ }));
  dialog.getByText("is not good");
  await page.fill(dialog.getByLabelText("Choice 2"), "Clove hitch");
  await closeQuiz();
  isRefused = false;
  await save();
  await page.shows("All changes saved");
  expect(sent()?.quiz).toMatchObject({
    passPercent: 50,
    maxAttempts: null,
    questions: [
      {
        text: "Which knot?",
        choices: [
          { text: "Bowline", isCorrect: true },
          { text: "Clove hitch", isCorrect: false },
        ],
      },
      { id: "g", kind: "FREE_TEXT", text: "Explain.", points: 3 },
    ],
  });
  await page.fill(page.getByLabelText("Title of section 1"), "Changed");
  await save();
  await page.becomes(() => page.sent("SaveCurriculum").length, 3);
  expect(sent()).not.toHaveProperty("quiz");
  await page.shows("All changes saved");
  await page.click(page.getByRole("button", { name: "Edit One" }));
  await page.click(await page.findByRole("button", { name: "Remove quiz" }));
  await page.click(page.getByRole("button", { name: "Done" }));
  await page.disappears(() => page.queryByRole("dialog"));
  await save();
  await page.becomes(() => page.sent("SaveCurriculum").length, 4);
  expect(sent()?.quiz).toBeNull();
});
