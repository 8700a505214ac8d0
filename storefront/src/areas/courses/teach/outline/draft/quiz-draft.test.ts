import { describe, expect, test } from "vitest";
import { blankLesson, draftFrom, inputFrom, isSameOutline, rebasedDraft, withSavedIds } from "./outline-draft.js";
import { changeLesson, changeQuiz } from "./outline-moves.js";
import { outlineProblems, serverProblems } from "./outline-problems.js";
import { copyOf, type DraftQuestion, type DraftQuiz } from "./quiz-draft.js";

const choices = [
  { id: "x", text: "X", isCorrect: true },
  { id: "y", text: "Y", isCorrect: false },
];
const question: DraftQuestion = {
  id: "q",
  kind: "SINGLE_CHOICE",
  text: "Which?",
  points: "2",
  explanation: "",
  choices,
  patterns: " a* \n\n b",
};
const quiz: DraftQuiz = {
  passPercent: "60",
  maxAttempts: "",
  timeLimitMinutes: "10",
  isShuffled: true,
  questions: [question],
};
const outlineOf = (changed: Partial<DraftQuiz>) => [
  { key: "s", title: "S", lessons: [{ ...blankLesson("l"), title: "L", quiz: { ...quiz, ...changed } }] },
];
const ofQuestion = (changed: Partial<DraftQuestion>) => ({ questions: [{ ...question, ...changed }] });

describe("the quiz of an edited lesson", () => {
  const { title, length: _length, opening: _opening, file: _file, quiz: _quiz, ...rest } = blankLesson("l");
  const saved = [
    {
      id: "s",
      title: "S",
      lessons: [
        {
          ...rest,
          id: "l",
          title: title || "L",
          durationSeconds: null,
          opensAfterDays: null,
          opensAt: null,
          media: null,
          quiz: {
            passPercent: 60,
            maxAttempts: null,
            timeLimitMinutes: 10,
            isShuffled: true,
            questions: [{ ...question, points: 2, explanation: null, patterns: [] }],
          },
        },
      ],
    },
  ];
  const draft = draftFrom(saved);
  const sentQuiz = (outline: typeof draft) => inputFrom(outline)[0]?.lessons[0]?.quiz;
  const changed = changeQuiz(draft, "l", (one) => ({ ...one, passPercent: "70" }));

  test("is sent only after a change, with all ids, and not again once it is saved", () => {
    expect(sentQuiz(draft)).toBeUndefined();
    expect(isSameOutline(changed, draft)).toBe(false);
    expect(sentQuiz(changed)).toEqual({
      passPercent: 70,
      maxAttempts: null,
      timeLimitMinutes: 10,
      isShuffled: true,
      questions: [
        { id: "q", kind: "SINGLE_CHOICE", text: "Which?", points: 2, explanation: null, choices, patterns: [] },
      ],
    });
    expect(sentQuiz(withSavedIds(changed, changed, saved))).toBeUndefined();
  });

  test("is sent as null after its removal, and whole when it replaces another person's version", () => {
    expect(sentQuiz(changeLesson(draft, "l", { quiz: null }))).toBeNull();
    expect(sentQuiz(rebasedDraft(draft, saved))).toMatchObject({ passPercent: 60 });
  });

  test("sends of a question only what its kind has", () => {
    const input = inputFrom(
      outlineOf({
        questions: [
          { ...question, kind: "SHORT_TEXT" },
          { ...question, kind: "ORDERING" },
        ],
      }),
    );
    expect(input[0]?.lessons[0]?.quiz?.questions).toMatchObject([
      { choices: [], patterns: ["a*", "b"] },
      { choices: [{ isCorrect: false }, { isCorrect: false }], patterns: [] },
    ]);
  });
});

test("a copied question has new ids", () => {
  const copy = copyOf(question);
  expect(copy).toMatchObject({ text: "Which?", choices: [{ text: "X" }, { text: "Y" }] });
  expect(new Set([question, copy].flatMap(({ id, choices: own }) => [id, ...own.map((one) => one.id)])).size).toBe(6);
});

test.each<[string, Partial<DraftQuiz>, object]>([
  ["none", {}, {}],
  ["a pass mark above 100", { passPercent: "101" }, { "l.quiz.passPercent": "quiz.passPercent" }],
  ["no number of attempts", { maxAttempts: "0" }, { "l.quiz.maxAttempts": "quiz.maxAttempts" }],
  [
    "a time limit that is too long",
    { timeLimitMinutes: "601" },
    { "l.quiz.timeLimitMinutes": "quiz.timeLimitMinutes" },
  ],
  ["no questions", { questions: [] }, { "l.quiz.questions": "quiz.questions" }],
  ["no text", ofQuestion({ text: " " }), { "q.text": "quiz.text" }],
  ["no points", ofQuestion({ points: "0" }), { "q.points": "quiz.points" }],
  ["one choice", ofQuestion({ choices: choices.slice(0, 1) }), { "q.choices": "quiz.choices" }],
  ["an empty choice", ofQuestion({ choices: [choices[0]!, { ...choices[1]!, text: "" }] }), { "y.text": "quiz.text" }],
  [
    "two right choices",
    ofQuestion({ choices: choices.map((one) => ({ ...one, isCorrect: true })) }),
    { "q.choices": "quiz.oneRight" },
  ],
  [
    "no right choice of several",
    ofQuestion({ kind: "MULTIPLE_CHOICE", choices: choices.map((one) => ({ ...one, isCorrect: false })) }),
    { "q.choices": "quiz.someRight" },
  ],
  ["no accepted text", ofQuestion({ kind: "SHORT_TEXT", patterns: "\n" }), { "q.patterns": "quiz.patterns" }],
  ["no choices of a text", ofQuestion({ kind: "FREE_TEXT", choices: [] }), {}],
])("the problems of a quiz include %s", (_what, changed, problems) => {
  expect(Object.fromEntries(outlineProblems(outlineOf(changed)))).toEqual(problems);
});

test("the server's problems of a quiz are found by their paths", () => {
  const at = (path: string) => ({ path: `sections.0.lessons.0.quiz.${path}`, message: path });
  const paths = [
    "passPercent",
    "questions",
    "questions.0.choices",
    "questions.0.choices.1.text",
    "questions.0.patterns.3",
  ];
  expect([...serverProblems(outlineOf({}), paths.map(at)).keys()]).toEqual([
    "l.quiz.passPercent",
    "l.quiz.questions",
    "q.choices",
    "y.text",
    "q.patterns",
  ]);
});
