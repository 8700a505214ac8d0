import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import type { QuizAttempt } from "./quiz-attempt.js";
import type { QuizStore } from "./quiz-store.js";

export const attemptsToMarkOrder = "SUBMITTED_FIRST";

/** The cursor holds `submittedAt` and the id. */
const cursorLength = 2;

/** Lists the same page of several courses in one statement, and their counts in another. */
export interface AttemptLister {
  page(courseId: string): Promise<Page<QuizAttempt>>;
  count(courseId: string): Promise<number>;
}

/** Lists the attempts that wait for marks. The caller checks who may see them. Throws PageArgumentError. */
export function listAttemptsToMark({ quizzes }: { readonly quizzes: QuizStore }) {
  return (page: PageArguments): AttemptLister => {
    const request = readPageArguments(page, attemptsToMarkOrder, cursorLength);
    const pages = groupLoader(
      (courseIds) => quizzes.attemptsToMark({ courseIds, page: request }),
      (attempt) => attempt.courseId,
    );
    const counts = batchLoader(
      (courseIds) => quizzes.countAttemptsToMark(courseIds),
      (row) => row.courseId,
    );
    return {
      page: async (courseId) => pageOf(request, await pages.load(courseId)),
      count: async (courseId) => (await counts.load(courseId))?.count ?? 0,
    };
  };
}
