import { expect, test } from "vitest";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const me = { ...customer, role: "INSTRUCTOR" };
const question = {
  __typename: "LessonQuestion",
  id: "q",
  lessonId: "l",
  lessonTitle: "Metals",
  createdAt: "2026-03-01T10:00:00Z",
  text: "Why?",
  authorName: "Ina",
  authorRole: "STUDENT",
  isMine: false,
  answers: [],
};

test("an instructor answers an open question, which then leaves the list", async () => {
  let nodes: readonly object[] = [question];
  const page = await openPage("/teach/courses/c/questions", {
    answers: {
      me,
      course: () => ({
        id: "c",
        slug: "knots",
        title: "Knots",
        openLessonQuestions: { nodes, totalCount: nodes.length },
      }),
      answerLessonQuestion: () => {
        nodes = [];
        return question;
      },
    },
  });
  const link = await page.findByRole("link", { name: "Metals" });
  expect(link.getAttribute("href")).toBe("/learn/knots/l?question=q");
  await page.shows("1 open question");
  await page.click(page.getByRole("button", { name: "Answer" }));
  await page.fill(page.getByLabelText("Your answer"), "Because.");
  await page.click(page.getByRole("button", { name: "Send answer" }));
  await page.findByRole("heading", { name: "No open questions" });
  expect(page.sent("AnswerLessonQuestion")).toMatchObject([{ input: { questionId: "q", text: "Because." } }]);
});

test("another person's course has no questions", async () => {
  const answers = { me, course: { id: "c", title: "Knots", openLessonQuestions: null } };
  const page = await openPage("/teach/courses/c/questions", { answers });
  await page.findByRole("heading", { name: "Page not found" });
});
