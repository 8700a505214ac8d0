import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import { z } from "zod";
import type { EnrollmentStore, StudentOfCourse, StudentSort } from "./enrollment-store.js";
import { maxSearchedAtOnce, type AccountsPeer } from "../peers.js";

/** The cursor holds `enrolledAt` and the id. */
const cursorLength = 2;
const searchRule = z.object({ search: z.string().trim().max(200, "must be at most 200 characters").nullish() });
/** Maximum number of students of a course that a search covers, newest first. */
const maxSearched = 20_000;

/**
 * Lists the same page of several courses. All requests of one tick take one statement, and one more for their counts.
 */
export interface StudentLister {
  readonly sort: StudentSort;
  page(courseId: string): Promise<Page<StudentOfCourse>>;
  count(courseId: string): Promise<number>;
}

export type ListStudentsOutcome =
  | { readonly kind: "listed"; readonly lister: StudentLister }
  /** The search text is refused by the rules of accounts. */
  | { readonly kind: "badSearch"; readonly message: string };

export interface ListStudentsDependencies {
  readonly enrollments: EnrollmentStore;
  readonly directory: AccountsPeer;
}

export interface ListStudentsRequest extends PageArguments {
  readonly search?: string | null;
  /** NEWEST when absent. */
  readonly sort?: StudentSort | null | undefined;
}

/** Lists the students of courses. The caller checks who may see them. Throws PageArgumentError. */
export function listStudents({ enrollments, directory }: ListStudentsDependencies) {
  return ({ search: given, sort: requestedSort, ...page }: ListStudentsRequest): ListStudentsOutcome => {
    const checked = checkInput(searchRule, { search: given });
    if (!checked.ok) return { kind: "badSearch", message: checked.fields[0]?.message ?? "is no text" };
    const search = checked.value.search || null;
    const sort = requestedSort ?? "NEWEST";
    const request = readPageArguments(page, sort, cursorLength);
    const foundIds = memoized(async (courseIds) =>
      search === null ? null : found(directory, await enrollments.studentIds(courseIds, maxSearched), search),
    );
    const pages = groupLoader(
      async (courseIds) =>
        enrollments.studentsOfCourses({ courseIds, sort, page: request, userIds: await foundIds(courseIds) }),
      (student) => student.courseId,
    );
    const counts = batchLoader(
      async (courseIds) => enrollments.countStudents(courseIds, await foundIds(courseIds)),
      (row) => row.courseId,
    );
    const lister = {
      sort,
      page: async (courseId: string) => pageOf(request, await pages.load(courseId)),
      count: async (courseId: string) => (await counts.load(courseId))?.count ?? 0,
    };
    return { kind: "listed", lister };
  };
}

async function found(directory: AccountsPeer, ids: readonly string[], search: string): Promise<readonly string[]> {
  const matched: string[] = [];
  for (let start = 0; start < ids.length; start += maxSearchedAtOnce)
    matched.push(...(await directory.match(ids.slice(start, start + maxSearchedAtOnce), search)));
  return matched;
}

/** Memoizes the result, so that the page and its count share one search. */
function memoized<T>(load: (courseIds: readonly string[]) => Promise<T>): (courseIds: readonly string[]) => Promise<T> {
  const requests = new Map<string, Promise<T>>();
  return (courseIds) => {
    const key = courseIds.join();
    const answer = requests.get(key) ?? load(courseIds);
    requests.set(key, answer);
    return answer;
  };
}
