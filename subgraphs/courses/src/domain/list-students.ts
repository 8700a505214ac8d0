import { batchLoader, groupLoader } from "@souk/kernel/batch-loader";
import { checkInput } from "@souk/kernel/invalid-field";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import { z } from "zod";
import type { EnrollmentStore, StudentOfCourse, StudentSort } from "./enrollment-store.js";
import { maxLookedAmong, type StudentDirectory } from "./student-directory.js";

/** `enrolledAt` and the id. */
const cursorLength = 2;
const searchRule = z.object({ search: z.string().trim().max(200, "must be at most 200 characters").nullish() });
/** A search is among the newest of a course, at most so many. */
const maxSearched = 20_000;

/** The same page of several courses. All that are asked for in one tick cost one statement, and one more for their counts. */
export interface StudentLister {
  readonly sort: StudentSort;
  page(courseId: string): Promise<Page<StudentOfCourse>>;
  count(courseId: string): Promise<number>;
}

export type ListStudentsOutcome =
  | { readonly kind: "listed"; readonly lister: StudentLister }
  /** What accounts would not take for a text to look for. */
  | { readonly kind: "badSearch"; readonly message: string };

export interface ListStudentsParts {
  readonly enrollments: EnrollmentStore;
  readonly directory: StudentDirectory;
}

export interface ListStudentsRequest extends PageArguments {
  readonly search?: string | null;
  /** NEWEST when absent. */
  readonly sort?: StudentSort | null | undefined;
}

/** Throws PageArgumentError. Who may see the students of a course is asked before. */
export function listStudents({ enrollments, directory }: ListStudentsParts) {
  return ({ search: given, sort: asked, ...page }: ListStudentsRequest): ListStudentsOutcome => {
    const checked = checkInput(searchRule, { search: given });
    if (!checked.ok) return { kind: "badSearch", message: checked.fields[0]?.message ?? "is no text" };
    const search = checked.value.search || null;
    const sort = asked ?? "NEWEST";
    const request = readPageArguments(page, sort, cursorLength);
    const among = onceFor(async (courseIds) =>
      search === null ? null : found(directory, await enrollments.studentIds(courseIds, maxSearched), search),
    );
    const pages = groupLoader(
      async (courseIds) =>
        enrollments.studentsOfCourses({ courseIds, sort, page: request, among: await among(courseIds) }),
      (student) => student.courseId,
    );
    const counts = batchLoader(
      async (courseIds) => enrollments.countStudents(courseIds, await among(courseIds)),
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

async function found(directory: StudentDirectory, ids: readonly string[], search: string): Promise<readonly string[]> {
  const matched: string[] = [];
  for (let start = 0; start < ids.length; start += maxLookedAmong)
    matched.push(...(await directory.match(ids.slice(start, start + maxLookedAmong), search)));
  return matched;
}

/** The page and its count are of the same courses: what is looked for is looked for once. */
function onceFor<T>(ask: (courseIds: readonly string[]) => Promise<T>): (courseIds: readonly string[]) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (courseIds) => {
    const key = courseIds.join();
    const answer = asked.get(key) ?? ask(courseIds);
    asked.set(key, answer);
    return answer;
  };
}
