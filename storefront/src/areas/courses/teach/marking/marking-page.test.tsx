import { expect, test } from "vitest";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const attempt = {
  __typename: "QuizAttempt",
  id: "a",
  submittedAt: "2026-03-01T10:00:00Z",
  lesson: { id: "l", title: "Metals" },
  student: { id: "u", fullName: "Ina" },
  questions: [
    { id: "q1", kind: "FREE_TEXT", text: "Explain.", points: 3, answer: { choiceIds: [], text: "Because." } },
    {
      id: "q3",
      kind: "UPLOAD",
      text: "Hand in.",
      points: 2,
      answer: {
        choiceIds: [],
        text: null,
        fileIds: ["f"],
        files: [{ id: "a.f", fileId: "f", name: "essay.pdf", size: 10, link: { url: "/media/files/f" } }],
      },
    },
    { id: "q2", kind: "SHORT_TEXT", text: "Spell.", points: 1, answer: { choiceIds: [], text: "gold" } },
  ],
};

test("an instructor marks a free text and files, which then leaves the list", async () => {
  let nodes: readonly object[] = [attempt];
  let isRefused = true;
  const page = await openPage("/teach/courses/c/marking", {
    answers: {
      me: { ...customer, role: "INSTRUCTOR" },
      course: () => ({ id: "c", title: "Knots", attemptsToMark: { nodes, totalCount: nodes.length } }),
      markQuizAttempt: () => {
        if (isRefused)
          return { __typename: "InvalidInput", fields: [{ path: "marks.0.points", message: "must be at most 2" }] };
        nodes = [];
        return attempt;
      },
    },
  });
  await page.findByRole("cell", { name: "Ina" });
  await page.shows("1 attempt to mark");
  expect(page.queryByText("gold")).toBeNull();
  const file = await page.findByRole("link", { name: "essay.pdf" });
  expect(file.getAttribute("href")).toBe("/media/files/f");
  await page.fill(page.getAllByLabelText("Points")[1]!, "2");
  await page.fill(page.getAllByLabelText("Points")[0]!, "4");
  await page.click(page.getByRole("button", { name: "Save marks" }));
  await page.shows("Enter a whole number from 0 to 3.");
  expect(page.sent("MarkQuizAttempt")).toEqual([]);
  await page.fill(page.getAllByLabelText("Points")[0]!, "3");
  await page.fill(page.getAllByLabelText("Comment for the student")[0]!, " Good. ");
  await page.click(page.getByRole("button", { name: "Save marks" }));
  await page.shows("Must be at most 2.");
  isRefused = false;
  await page.click(page.getByRole("button", { name: "Save marks" }));
  await page.findByText("The marks were saved.");
  await page.findByRole("heading", { name: "Nothing to mark" });
  expect(page.sent("MarkQuizAttempt").at(-1)).toEqual({
    input: {
      attemptId: "a",
      marks: [
        { questionId: "q1", points: 3, comment: "Good." },
        { questionId: "q3", points: 2, comment: null },
      ],
    },
  });
});

test("another person's course has no answers to mark", async () => {
  const page = await openPage("/teach/courses/c/marking", {
    answers: { me: { ...customer, role: "INSTRUCTOR" }, course: { id: "c", title: "Knots", attemptsToMark: null } },
  });
  await page.findByRole("heading", { name: "Page not found" });
});
