import { expect, test } from "@jest/globals";
import { markAnswers, matchesPattern, scoreOf } from "./mark-answers.js";
import type { Quiz, QuizQuestion } from "./quiz.js";
import { inShownOrder } from "./shown-order.js";

const choice = (id: string, isCorrect = false) => ({ id, text: id, isCorrect });
const question = (change: Partial<QuizQuestion>): QuizQuestion => ({
  id: "q",
  kind: "SINGLE_CHOICE",
  text: "?",
  points: 4,
  explanation: null,
  choices: [],
  patterns: [],
  ...change,
});
const single = question({ choices: [choice("a", true), choice("b")] });
const several = question({
  kind: "MULTIPLE_CHOICE",
  choices: [choice("a", true), choice("b", true), choice("c"), choice("d")],
});
const order = question({ kind: "ORDERING", choices: [choice("a"), choice("b"), choice("c")] });
const shortText = question({ kind: "SHORT_TEXT", patterns: ["paris", "city of*"] });
const freeText = question({ kind: "FREE_TEXT" });
const upload = question({ kind: "UPLOAD" });

test.each<[string, QuizQuestion, string[] | string | null, number | null]>([
  ["the right choice", single, ["a"], 4],
  ["a wrong choice", single, ["b"], 0],
  ["no choice", single, [], 0],
  ["no answer", single, null, 0],
  ["all right choices", several, ["b", "a"], 4],
  ["a half", several, ["a"], 2],
  ["two right and one wrong", several, ["a", "b", "c"], 2],
  ["all choices", several, ["a", "b", "c", "d"], 0],
  ["only wrong choices", several, ["c", "d"], 0],
  ["the right order", order, ["a", "b", "c"], 4],
  ["another order", order, ["a", "c", "b"], 0],
  ["a part of the order", order, ["a", "b"], 0],
  ["a text", shortText, "  PARIS ", 4],
  ["another text", shortText, "City of  Light", 4],
  ["a wrong text", shortText, "Lyon", 0],
  ["a free text", freeText, "An essay", null],
  ["an empty free text", freeText, "  ", 0],
])("%s", (_case, of, given, points) => {
  const answer = { questionId: "q", choiceIds: Array.isArray(given) ? given : [], text: given as string };
  expect(markAnswers({ questions: [of] }, given === null ? [] : [answer])).toEqual([
    { questionId: "q", points, comment: null },
  ]);
});

test.each([
  ["files wait for the instructor", ["f"], null],
  ["no files have no points", [], 0],
])("%s", (_case, fileIds, points) => {
  const answer = { questionId: "q", choiceIds: [], text: null, fileIds };
  expect(markAnswers({ questions: [upload] }, [answer])).toEqual([{ questionId: "q", points, comment: null }]);
});

test.each([
  ["colou*r", "Colour", true],
  ["*", "", true],
  ["a*b*c", "a b b c", true],
  ["a*ab", "ab", false],
  ["ab", "abc", false],
  ["a.b", "axb", false],
  ["été*", "ÉTÉ 1936", true],
  ["no space", "no\n space", true],
])("%s and %s: %s", (pattern, text, expected) => {
  expect(matchesPattern(pattern, text)).toBe(expected);
});

test.each<[string, number, (number | null)[], object]>([
  ["passed", 50, [4, 0], { points: 4, maxPoints: 8, isPassed: true }],
  ["failed", 51, [4, 0], { points: 4, maxPoints: 8, isPassed: false }],
  ["waiting", 51, [4, null], { points: null, maxPoints: 8, isPassed: null }],
  ["passed before the last mark", 50, [4, null], { points: null, maxPoints: 8, isPassed: true }],
])("the score: %s", (_case, passPercent, points, expected) => {
  const quiz = { passPercent, questions: [single, freeText] } as unknown as Quiz;
  const marks = points.map((given) => ({ questionId: "q", points: given, comment: null }));
  expect(scoreOf(quiz, marks)).toEqual(expected);
});

test("each attempt has an order of its own, and an ordering never shows its solution by order alone", () => {
  const questions = Array.from({ length: 20 }, (_each, index) => ({ ...order, id: `q${index}` }));
  const quiz = { isShuffled: false, questions } as unknown as Quiz;
  const orders = (seed: string, isShuffled: boolean) => inShownOrder({ ...quiz, isShuffled }, seed);
  expect(orders("1", true)).toEqual(orders("1", true));
  expect(orders("1", true).map(({ id }) => id)).not.toEqual(orders("2", true).map(({ id }) => id));
  expect(orders("1", false).map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
  const choicesIn = (seed: string) =>
    orders(seed, false)[0]
      ?.choices.map(({ id }) => id)
      .join("");
  expect(new Set(Array.from({ length: 50 }, (_each, seed) => choicesIn(String(seed)))).size).toBe(6);
});
