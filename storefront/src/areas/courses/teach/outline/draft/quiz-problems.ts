import type { DraftQuestion, DraftQuiz } from "./quiz-draft";
import { hasChoices, maxChoices, maxQuestions, patternsOf, wholeNumberFrom } from "./quiz-draft";

export type QuizProblem =
  | "text"
  | "tooLong"
  | "passPercent"
  | "maxAttempts"
  | "timeLimitMinutes"
  | "points"
  | "questions"
  | "choices"
  | "oneRight"
  | "someRight"
  | "patterns";

const longestText = 5000;
const longestChoice = 1000;
const longestPattern = 200;
const maxPatterns = 20;

/**
 * Returns the problems that the server would find: by `<question or choice>.<field>`, and those of the quiz by `<key of
 * the lesson>.quiz.<field>`.
 */
export function quizProblems(lessonKey: string, quiz: DraftQuiz): [string, QuizProblem][] {
  const { passPercent, maxAttempts, timeLimitMinutes, questions } = quiz;
  const problems: [string, QuizProblem | undefined][] = [
    ["passPercent", isWithin(passPercent, 0, 100) ? undefined : "passPercent"],
    ["maxAttempts", maxAttempts.trim() === "" || isWithin(maxAttempts, 1, 100) ? undefined : "maxAttempts"],
    [
      "timeLimitMinutes",
      timeLimitMinutes.trim() === "" || isWithin(timeLimitMinutes, 1, 600) ? undefined : "timeLimitMinutes",
    ],
    ["questions", questions.length >= 1 && questions.length <= maxQuestions ? undefined : "questions"],
  ];
  const ofQuiz = problems.map(([field, problem]) => [`${lessonKey}.quiz.${field}`, problem] as const);
  return [...ofQuiz, ...questions.flatMap(questionProblems)].flatMap(([field, problem]) =>
    problem ? [[field, problem] as [string, QuizProblem]] : [],
  );
}

function questionProblems(question: DraftQuestion): [string, QuizProblem | undefined][] {
  const { id, kind, text, points, explanation, choices } = question;
  return [
    [`${id}.text`, textProblem(text, longestText)],
    [`${id}.points`, isWithin(points, 1, 100) ? undefined : "points"],
    [`${id}.explanation`, explanation.trim().length > longestText ? "tooLong" : undefined],
    [`${id}.choices`, choicesProblem(question)],
    [`${id}.patterns`, kind === "SHORT_TEXT" && !arePatterns(patternsOf(question)) ? "patterns" : undefined],
    ...(hasChoices(kind) ? choices : []).map((choice): [string, QuizProblem | undefined] => [
      `${choice.id}.text`,
      textProblem(choice.text, longestChoice),
    ]),
  ];
}

function textProblem(text: string, longest: number): QuizProblem | undefined {
  const { length } = text.trim();
  if (length === 0) return "text";
  return length > longest ? "tooLong" : undefined;
}

function choicesProblem({ kind, choices }: DraftQuestion): QuizProblem | undefined {
  if (!hasChoices(kind)) return undefined;
  if (choices.length < 2 || choices.length > maxChoices) return "choices";
  const correct = choices.filter(({ isCorrect }) => isCorrect).length;
  if (kind === "SINGLE_CHOICE" && correct !== 1) return "oneRight";
  return kind === "MULTIPLE_CHOICE" && correct === 0 ? "someRight" : undefined;
}

function arePatterns(patterns: readonly string[]): boolean {
  return (
    patterns.length >= 1 &&
    patterns.length <= maxPatterns &&
    patterns.every((pattern) => pattern.length <= longestPattern)
  );
}

function isWithin(text: string, min: number, max: number): boolean {
  const value = wholeNumberFrom(text);
  return value !== undefined && value >= min && value <= max;
}

/** Returns the key of the server's problem at `path`, such as `questions.2.choices.1.text`; undefined for no field of the quiz. */
export function quizFieldAt(lessonKey: string, quiz: DraftQuiz, path: string): string | undefined {
  const [, index, rest] = /^questions\.(\d+)\.(.+)$/.exec(path) ?? [];
  if (index === undefined || rest === undefined) return `${lessonKey}.quiz.${path}`;
  const question = quiz.questions[Number(index)];
  const [, place, field] = /^choices\.(\d+)\.(\w+)$/.exec(rest) ?? [];
  const choice = place === undefined ? undefined : question?.choices[Number(place)];
  if (choice && field === "text") return `${choice.id}.text`;
  return question && `${question.id}.${rest.split(".")[0]}`;
}

/** Returns true if a field of the quiz, or of one of its questions and choices, has a problem. */
export function hasQuizProblem(
  problems: ReadonlyMap<string, string>,
  { key, quiz }: { readonly key: string; readonly quiz: DraftQuiz | null },
): boolean {
  if (!quiz) return false;
  return (
    [...problems.keys()].some((field) => field.startsWith(`${key}.quiz.`)) ||
    quiz.questions.some((question) => hasQuestionProblem(problems, question))
  );
}

export function hasQuestionProblem(problems: ReadonlyMap<string, string>, { id, choices }: DraftQuestion): boolean {
  const ids = new Set([id, ...choices.map((choice) => choice.id)]);
  return [...problems.keys()].some((field) => ids.has(field.split(".")[0] ?? ""));
}
