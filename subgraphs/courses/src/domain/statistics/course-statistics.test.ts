import { expect, test } from "@jest/globals";
import type { QuizQuestion } from "../quiz/quiz.js";
import { questionStatistics, type QuizCounts } from "./course-statistics.js";

const question = (id: string, change: Partial<QuizQuestion> = {}): QuizQuestion => ({
  id,
  kind: "SINGLE_CHOICE",
  text: id,
  points: 2,
  explanation: null,
  patterns: [],
  choices: ["a", "b"].map((choice) => ({ id: choice, text: choice, isCorrect: false })),
  ...change,
});
const score = { questionId: "1", attempts: 4, right: 1, unmarked: 1, points: 5, maxPoints: 6 };
const answers: QuizCounts["answers"] = [
  { questionId: "1", kind: "CHOICE", value: "b", count: 2 },
  { questionId: "1", kind: "CHOICE", value: "deleted", count: 1 },
  { questionId: "1", kind: "ANSWER", value: "", count: 3 },
  { questionId: "1", kind: "TEXT", value: "a lamp", count: 2 },
];
const texts = [{ text: "a lamp", count: 2 }];
const none = { attempts: 0, answers: 0, right: 0, unmarked: 0, pointsPercent: null, texts: [] };

test.each([
  [
    "a choice nobody chose has 0, and one that the question no longer has is left out",
    question("1"),
    {
      pointsPercent: 83,
      choices: [
        { choiceId: "a", count: 0 },
        { choiceId: "b", count: 2 },
      ],
      texts,
    },
  ],
  ["the choices of an order are not counted", question("1", { kind: "ORDERING" }), { answers: 3, choices: [] }],
  ["a new question has no marks", question("2", { choices: [] }), { ...none, choices: [] }],
])("%s", (_name, shown, expected) => {
  expect(questionStatistics({ questions: [shown] }, { scores: [score], answers })).toEqual([
    { question: shown, attempts: 4, answers: 3, right: 1, unmarked: 1, pointsPercent: 83, texts, ...expected },
  ]);
});
