import { scoreOf, type QuestionMark, type QuizAnswer, type QuizScore } from "./mark-answers.js";
import { attemptsLeft, type Quiz } from "./quiz.js";

/** A student's attempt at the quiz of a lesson. */
export interface QuizAttempt {
  readonly id: string;
  readonly lessonId: string;
  readonly courseId: string;
  readonly userId: string;
  /** The quiz as it was at the start: a later change of it does not concern the attempt. */
  readonly quiz: Quiz;
  readonly startedAt: Date;
  /** The end of its time limit; null without one. */
  readonly endsAt: Date | null;
  readonly answers: readonly QuizAnswer[];
  /** Null while the student may answer. */
  readonly submittedAt: Date | null;
  /** One for each question; empty until it is submitted. */
  readonly marks: readonly QuestionMark[];
}

/** Answers that were on their way when the time ended still count. */
const graceMilliseconds = 30_000;

/** Returns whether the time limit has passed, so that answers no longer count. */
export function isOver({ endsAt }: Pick<QuizAttempt, "endsAt">, now: Date): boolean {
  return endsAt !== null && now.getTime() >= endsAt.getTime() + graceMilliseconds;
}

/** Returns the latest end of an attempt that is over at `now`. */
export function latestEndOfOver(now: Date): Date {
  return new Date(now.getTime() - graceMilliseconds);
}

/** Returns the seconds that the student still has; null without a time limit, and after the submission. */
export function secondsLeft({ endsAt, submittedAt }: QuizAttempt, now: Date): number | null {
  if (endsAt === null || submittedAt !== null) return null;
  return Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / 1000));
}

/** Returns null until the attempt is submitted. */
export function scoreOfAttempt({ quiz, marks, submittedAt }: QuizAttempt): QuizScore | null {
  return submittedAt === null ? null : scoreOf(quiz, marks);
}

/**
 * Returns whether a student sees the right answers to a submitted attempt: once they have passed the quiz or have no
 * attempt left, and not during another attempt. `all` is the student's attempts at the quiz of the lesson.
 */
export function showsSolutions(
  attempt: QuizAttempt,
  all: readonly QuizAttempt[],
  current: Pick<Quiz, "maxAttempts"> | null,
): boolean {
  if (attempt.submittedAt === null || all.some(({ submittedAt }) => submittedAt === null)) return false;
  const hasPassed = all.some((each) => scoreOfAttempt(each)?.isPassed === true);
  return hasPassed || current === null || attemptsLeft(current, all.length) === 0;
}
