import { expect, test } from "vitest";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";

const me = { ...customer, role: "INSTRUCTOR" };
const course = {
  id: "c",
  title: "Knots",
  sections: [
    {
      id: "s",
      title: "Basics",
      lessons: [
        { id: "l", title: "Reef", kind: "VIDEO" },
        { id: "q", title: "Test", kind: "QUIZ" },
      ],
    },
  ],
  statistics: {
    students: 8,
    completed: 1,
    lessons: [
      { lessonId: "l", completed: 6, next: 2, inactive: 1 },
      { lessonId: "q", completed: 1, next: 5, inactive: 0 },
    ],
  },
};
const question = {
  question: {
    id: "1",
    text: "Which one holds?",
    choices: [
      { id: "a", text: "Reef knot", isCorrect: true },
      { id: "b", text: "Granny knot", isCorrect: false },
    ],
  },
  attempts: 4,
  answers: 3,
  right: 1,
  unmarked: 0,
  pointsPercent: 25,
  choices: [
    { choiceId: "a", count: 1 },
    { choiceId: "b", count: 2 },
  ],
  texts: [{ text: "a bowline", count: 2 }],
};
const quizStatistics = {
  lessonId: "q",
  lessonTitle: "Test",
  attempts: 4,
  students: 3,
  passed: 1,
  averagePercent: 25,
  questions: [question],
};

test("an instructor sees where students are, and opens the answers to a quiz", async () => {
  const page = await openPage("/teach/courses/c/statistics", { answers: { me, course, quizStatistics } });
  await page.shows("8 students, 1 has completed the course");
  const [, reef, quiz] = page.getAllByRole("row").map((row) => row.textContent);
  expect(reef).toContain("BasicsReef6 (75%)21");
  expect(quiz).toContain("Answers1 (13%)50");
  await page.click(page.getByRole("link", { name: "Answers: Test" }));
  await page.findByRole("heading", { name: "Answers: Test" });
  await page.shows("4 attempts of 3 students, 1 has passed. Average: 25% of the points.");
  for (const text of ["1 fully right", "1 without an answer", "1 (25%)", "2 (50%)", "a bowline (2)"])
    await page.shows(text);
  expect(page.sent("CourseStatistics").at(-1)).toMatchObject({ lessonId: "q", withAnswers: true });
});

test("another person's course has no statistics", async () => {
  const page = await openPage("/teach/courses/c/statistics", {
    answers: { me, course: { ...course, sections: [], statistics: null } },
  });
  await page.findByRole("heading", { name: "Page not found" });
});

test("a lesson without a quiz says so", async () => {
  const answers = { me, course, quizStatistics: null };
  const page = await openPage("/teach/courses/c/statistics?lesson=l", { answers });
  await page.shows("This lesson has no quiz.");
});
