export const questionKinds = [
  "SINGLE_CHOICE",
  "MULTIPLE_CHOICE",
  "ORDERING",
  "SHORT_TEXT",
  "FREE_TEXT",
  "UPLOAD",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

export interface QuizChoice {
  readonly id: string;
  /** Markdown. */
  readonly text: string;
  /** True for a right choice; false for every choice of ORDERING. */
  readonly isCorrect: boolean;
}

/** A question with its solution. */
export interface QuizQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  /** Markdown, with pictures and code. */
  readonly text: string;
  /** The points of a right answer. */
  readonly points: number;
  /** Markdown that the student gets after the answer. */
  readonly explanation: string | null;
  /** In the right order for ORDERING; empty for texts and files. */
  readonly choices: readonly QuizChoice[];
  /** The accepted texts of SHORT_TEXT, in which `*` stands for any characters; empty for the other kinds. */
  readonly patterns: readonly string[];
}

/** The quiz of a lesson. */
export interface Quiz {
  /** The percentage of all points that passes. */
  readonly passPercent: number;
  /** Null for as many as the limit of all quizzes allows. */
  readonly maxAttempts: number | null;
  readonly timeLimitMinutes: number | null;
  /** True if each attempt has the questions and choices in an order of its own. */
  readonly isShuffled: boolean;
  readonly questions: readonly QuizQuestion[];
}

/** A quiz that only asks for files is an assignment. */
export type QuizKind = "QUIZ" | "ASSIGNMENT";

/** The statement of `sectionColumns` has the same rule. */
export function quizKindOf({ questions }: Pick<Quiz, "questions">): QuizKind {
  return questions.every(({ kind }) => kind === "UPLOAD") ? "ASSIGNMENT" : "QUIZ";
}

/** Returns whether the instructor marks the answers. */
export function isMarkedByHand(kind: QuestionKind): boolean {
  return kind === "FREE_TEXT" || kind === "UPLOAD";
}

/** The maximum number of attempts of a student at any quiz. */
export const mostAttempts = 100;

export function maxPointsOf({ questions }: Pick<Quiz, "questions">): number {
  return questions.reduce((sum, { points }) => sum + points, 0);
}

export function attemptsLeft({ maxAttempts }: Pick<Quiz, "maxAttempts">, taken: number): number {
  return Math.max(0, (maxAttempts ?? mostAttempts) - taken);
}
