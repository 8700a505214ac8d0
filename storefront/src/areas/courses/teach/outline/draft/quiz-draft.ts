import type { QuestionKind, QuizInput } from "../../../../../graph/schema-types.generated";
import type { QuizKind } from "../../../lesson/quiz-kind";

/** A quiz while it is edited. Numbers are kept as text until they are valid. */
export interface DraftQuiz {
  readonly passPercent: string;
  /** Empty for no limit of its own. */
  readonly maxAttempts: string;
  /** Empty for no limit. */
  readonly timeLimitMinutes: string;
  readonly isShuffled: boolean;
  readonly questions: readonly DraftQuestion[];
}

/** Its id identifies it on the page too: the author's side chooses it. */
export interface DraftQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly points: string;
  readonly explanation: string;
  /** Kept while the kind has none. */
  readonly choices: readonly DraftChoice[];
  /** The accepted texts, one per line. Kept while the kind has none. */
  readonly patterns: string;
}

export interface DraftChoice {
  readonly id: string;
  readonly text: string;
  readonly isCorrect: boolean;
}

export interface SavedQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly points: number;
  readonly explanation: string | null;
  readonly choices: readonly DraftChoice[];
  readonly patterns: readonly string[];
}

export interface SavedQuiz {
  readonly passPercent: number;
  readonly maxAttempts: number | null;
  readonly timeLimitMinutes: number | null;
  readonly isShuffled: boolean;
  readonly questions: readonly SavedQuestion[];
}

export const maxQuestions = 100;
export const maxChoices = 20;

export const questionKinds = [
  "SINGLE_CHOICE",
  "MULTIPLE_CHOICE",
  "ORDERING",
  "SHORT_TEXT",
  "FREE_TEXT",
  "UPLOAD",
] as const;

export function blankChoice(): DraftChoice {
  return { id: crypto.randomUUID(), text: "", isCorrect: false };
}

export function blankQuestion(quizKind: QuizKind = "QUIZ"): DraftQuestion {
  return {
    id: crypto.randomUUID(),
    ...(quizKind === "ASSIGNMENT" ? { kind: "UPLOAD", points: "10" } : { kind: "SINGLE_CHOICE", points: "1" }),
    text: "",
    explanation: "",
    choices: [blankChoice(), blankChoice()],
    patterns: "",
  };
}

export function blankQuiz(kind: QuizKind): DraftQuiz {
  const questions = [blankQuestion(kind)];
  return { passPercent: "50", maxAttempts: "", timeLimitMinutes: "", isShuffled: false, questions };
}

export function copyOf(question: DraftQuestion): DraftQuestion {
  const choices = question.choices.map((choice) => ({ ...choice, id: crypto.randomUUID() }));
  return { ...question, id: crypto.randomUUID(), choices };
}

export function questionFrom({ id, kind, text, points, explanation, choices, patterns }: SavedQuestion): DraftQuestion {
  return {
    id,
    kind,
    text,
    points: String(points),
    explanation: explanation ?? "",
    choices: choices.map((choice) => ({ id: choice.id, text: choice.text, isCorrect: choice.isCorrect })),
    patterns: patterns.join("\n"),
  };
}

export function quizFrom(quiz: SavedQuiz | null): DraftQuiz | null {
  return (
    quiz && {
      passPercent: String(quiz.passPercent),
      maxAttempts: numberText(quiz.maxAttempts),
      timeLimitMinutes: numberText(quiz.timeLimitMinutes),
      isShuffled: quiz.isShuffled,
      questions: quiz.questions.map(questionFrom),
    }
  );
}

function numberText(value: number | null): string {
  return value === null ? "" : String(value);
}

export function hasChoices(kind: QuestionKind): boolean {
  return kind === "SINGLE_CHOICE" || kind === "MULTIPLE_CHOICE" || kind === "ORDERING";
}

export function patternsOf({ patterns }: Pick<DraftQuestion, "patterns">): string[] {
  return patterns
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Returns undefined if the text is not a whole number. */
export function wholeNumberFrom(text: string): number | undefined {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined;
}

/** Returns the quiz to send. Its numbers must be valid: see `quizProblems`. */
export function quizInputFrom(quiz: DraftQuiz): QuizInput {
  return {
    passPercent: wholeNumberFrom(quiz.passPercent) ?? null,
    maxAttempts: wholeNumberFrom(quiz.maxAttempts) ?? null,
    timeLimitMinutes: wholeNumberFrom(quiz.timeLimitMinutes) ?? null,
    isShuffled: quiz.isShuffled,
    questions: quiz.questions.map((question) => ({
      id: question.id,
      kind: question.kind,
      text: question.text.trim(),
      points: wholeNumberFrom(question.points) ?? null,
      explanation: question.explanation.trim() || null,
      choices: hasChoices(question.kind)
        ? question.choices.map(({ id, text, isCorrect }) => ({
            id,
            text: text.trim(),
            isCorrect: isCorrect && question.kind !== "ORDERING",
          }))
        : [],
      patterns: question.kind === "SHORT_TEXT" ? patternsOf(question) : [],
    })),
  };
}
