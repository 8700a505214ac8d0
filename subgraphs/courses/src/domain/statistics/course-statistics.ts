import type { Viewer } from "@souk/kernel/identity/viewer";
import { isUuid } from "@souk/kernel/values/uuid";
import { mayManage } from "../course/course-access.js";
import type { LessonPostStore } from "../discussion/lesson-post-store.js";
import type { Quiz, QuizQuestion } from "../quiz/quiz.js";
import type { QuizStore } from "../quiz/quiz-store.js";

/** Days without progress after which a student counts as inactive. */
const inactiveAfterDays = 30;

/** The current students of a course and the lessons that they have reached. */
export interface CourseStatistics {
  readonly courseId: string;
  readonly students: number;
  /** The students who have completed the course. */
  readonly completed: number;
  /** In teaching order. */
  readonly lessons: readonly LessonStatistics[];
}

export interface LessonStatistics {
  readonly lessonId: string;
  /** The students who have completed the lesson. */
  readonly completed: number;
  /** The students who have not completed the course and come to this lesson next. */
  readonly next: number;
  /** The students among `next` without progress for `inactiveAfterDays`. */
  readonly inactive: number;
}

/** The submitted attempts of the current students at the quiz of a lesson. */
export interface QuizCounts {
  readonly attempts: number;
  /** The students with an attempt. */
  readonly students: number;
  /** The students who have passed. */
  readonly passed: number;
  /** Each question of the attempts, also those that the quiz no longer has. */
  readonly scores: readonly QuestionScore[];
  readonly answers: readonly AnswerCount[];
}

/** The marks of a question in all attempts. */
export interface QuestionScore {
  readonly questionId: string;
  readonly attempts: number;
  /** The attempts with all points. */
  readonly right: number;
  readonly unmarked: number;
  /** The points given, and the most that these answers could have. */
  readonly points: number;
  readonly maxPoints: number;
}

export interface AnswerCount {
  readonly questionId: string;
  /** ANSWER: any answer. CHOICE: the choice with the id `value`. TEXT: the short text `value`, in lower case. */
  readonly kind: "ANSWER" | "CHOICE" | "TEXT";
  readonly value: string;
  readonly count: number;
}

/** Maximum number of short texts of a question, most frequent first. */
export const mostTexts = 10;

export interface StatisticsStore {
  /** One statement. `inactiveSince`: the last progress of an inactive student is before this time. */
  statisticsOfCourses(courseIds: readonly string[], inactiveSince: Date): Promise<readonly CourseStatistics[]>;
  /** Three statements. */
  countsOfQuiz(lessonId: string): Promise<QuizCounts>;
}

/** Returns the end of the time in which inactive students made their last progress. */
export function inactiveSince(now: Date): Date {
  return new Date(now.getTime() - inactiveAfterDays * 24 * 60 * 60 * 1000);
}

export interface QuizStatistics extends Pick<QuizCounts, "attempts" | "students" | "passed"> {
  readonly lessonId: string;
  readonly lessonTitle: string;
  /** The percentage of all possible points that the attempts have, rounded; null without marks. */
  readonly averagePercent: number | null;
  /** The questions that the quiz has now. */
  readonly questions: readonly QuestionStatistics[];
}

export interface QuizStatisticsDependencies {
  readonly statistics: StatisticsStore;
  readonly lessonPosts: Pick<LessonPostStore, "findLesson">;
  readonly quizzes: Pick<QuizStore, "quizzesOfLessons">;
}

/** Returns null for a lesson without a quiz, and for a viewer who does not manage its course. */
export function findQuizStatistics({ statistics, lessonPosts, quizzes }: QuizStatisticsDependencies) {
  return async (lessonId: string, viewer: Viewer): Promise<QuizStatistics | null> => {
    const lesson = isUuid(lessonId) ? await lessonPosts.findLesson(lessonId) : null;
    if (!lesson || !mayManage(viewer, lesson)) return null;
    const [found] = await quizzes.quizzesOfLessons([lessonId]);
    if (!found) return null;
    const counts = await statistics.countsOfQuiz(lessonId);
    const { attempts, students, passed, scores } = counts;
    const sum = (of: "points" | "maxPoints"): number => scores.reduce((total, score) => total + score[of], 0);
    const averagePercent = percentOf(sum("points"), sum("maxPoints"));
    const questions = questionStatistics(found.quiz, counts);
    return { lessonId, lessonTitle: lesson.title, attempts, students, passed, averagePercent, questions };
  };
}

export interface QuestionStatistics {
  readonly question: QuizQuestion;
  readonly attempts: number;
  /** The attempts with an answer to the question. */
  readonly answers: number;
  readonly right: number;
  readonly unmarked: number;
  /** The percentage of the possible points, rounded; null without marks. */
  readonly pointsPercent: number | null;
  /** How often each choice was chosen, in the order of the quiz; empty for ORDERING and for texts. */
  readonly choices: readonly { readonly choiceId: string; readonly count: number }[];
  readonly texts: readonly { readonly text: string; readonly count: number }[];
}

/** Returns the statistics of each question that the quiz has now. */
export function questionStatistics(
  { questions }: Pick<Quiz, "questions">,
  counts: Pick<QuizCounts, "scores" | "answers">,
): QuestionStatistics[] {
  const scores = new Map(counts.scores.map((score) => [score.questionId, score]));
  const answersOf = Map.groupBy(counts.answers, ({ questionId }) => questionId);
  return questions.map((question) => {
    const { attempts = 0, right = 0, unmarked = 0, points = 0, maxPoints = 0 } = scores.get(question.id) ?? {};
    const answers = answersOf.get(question.id) ?? [];
    const chosen = new Map(answers.filter(({ kind }) => kind === "CHOICE").map(({ value, count }) => [value, count]));
    const choices = question.kind === "ORDERING" ? [] : question.choices;
    return {
      question,
      attempts,
      answers: answers.find(({ kind }) => kind === "ANSWER")?.count ?? 0,
      right,
      unmarked,
      pointsPercent: percentOf(points, maxPoints),
      choices: choices.map(({ id }) => ({ choiceId: id, count: chosen.get(id) ?? 0 })),
      texts: answers.filter(({ kind }) => kind === "TEXT").map(({ value: text, count }) => ({ text, count })),
    };
  });
}

function percentOf(points: number, maxPoints: number): number | null {
  return maxPoints === 0 ? null : Math.round((points * 100) / maxPoints);
}
