import { maxPointsOf, type Quiz, type QuizQuestion } from "./quiz.js";

/** The answer to a question. A question without one gets no points. */
export interface QuizAnswer {
  readonly questionId: string;
  /** The chosen choices; in the student's order for ORDERING. Empty for texts and files. */
  readonly choiceIds: readonly string[];
  readonly text: string | null;
  /** The ids of the files of UPLOAD; absent for every other kind. */
  readonly fileIds?: readonly string[];
}

/** The points of a question. */
export interface QuestionMark {
  readonly questionId: string;
  /** Null until the instructor has marked the answer. */
  readonly points: number | null;
  /** The instructor's comment. */
  readonly comment: string | null;
}

/** Marks the answers to all questions but written free texts and files, which wait for the instructor. */
export function markAnswers({ questions }: Pick<Quiz, "questions">, answers: readonly QuizAnswer[]): QuestionMark[] {
  const answerOf = new Map(answers.map((answer) => [answer.questionId, answer]));
  return questions.map((question) => {
    const answer = answerOf.get(question.id);
    return { questionId: question.id, points: answer ? pointsOf(question, answer) : 0, comment: null };
  });
}

function pointsOf(question: QuizQuestion, { choiceIds, text, fileIds = [] }: QuizAnswer): number | null {
  const { kind, choices, patterns, points } = question;
  const right = choices.filter(({ isCorrect }) => isCorrect).map(({ id }) => id);
  switch (kind) {
    case "SINGLE_CHOICE":
      return choiceIds[0] === right[0] ? points : 0;
    case "MULTIPLE_CHOICE": {
      const hits = choiceIds.filter((id) => right.includes(id)).length;
      // each wrong choice takes away a right one
      return Math.floor((points * Math.max(0, 2 * hits - choiceIds.length)) / right.length);
    }
    case "ORDERING":
      return choices.every(({ id }, place) => choiceIds[place] === id) ? points : 0;
    case "SHORT_TEXT":
      return patterns.some((pattern) => matchesPattern(pattern, text ?? "")) ? points : 0;
    case "FREE_TEXT":
      return text?.trim() ? null : 0;
    case "UPLOAD":
      return fileIds.length > 0 ? null : 0;
  }
}

/**
 * Returns whether the text is the pattern, in which `*` stands for any characters. Case and the number of spaces do not
 * count.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*").map(folded);
  const given = folded(text).trim();
  const last = rest.pop();
  if (last === undefined) return given === first.trim();
  if (!given.startsWith(first.trimStart())) return false;
  let place = first.trimStart().length;
  for (const part of rest) {
    const found = given.indexOf(part, place);
    if (found === -1) return false;
    place = found + part.length;
  }
  const end = last.trimEnd();
  return given.length - end.length >= place && given.endsWith(end);
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ");
}

export interface QuizScore {
  /** Null while an answer waits for the instructor. */
  readonly points: number | null;
  readonly maxPoints: number;
  /** Null as `points`, unless the other answers decide already. */
  readonly isPassed: boolean | null;
}

/** Adds up the marks. */
export function scoreOf(quiz: Quiz, marks: readonly QuestionMark[]): QuizScore {
  const maxPoints = maxPointsOf(quiz);
  const known = marks.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const isMarked = marks.every(({ points }) => points !== null);
  const hasPassed = known * 100 >= quiz.passPercent * maxPoints;
  return { points: isMarked ? known : null, maxPoints, isPassed: hasPassed || (isMarked ? false : null) };
}
