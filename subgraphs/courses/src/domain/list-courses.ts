import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import type { Viewer } from "@souk/kernel/viewer";
import type { Course } from "./course.js";
import { courseCursorLength, courseOrder, type CourseFilter } from "./course-filter.js";
import { courseScope, type ScopeRequest } from "./course-scope.js";
import type { CourseStore } from "./course-store.js";

export interface ListCoursesRequest {
  readonly page: PageArguments;
  readonly filter: ScopeRequest & {
    readonly search?: string | null;
    readonly category?: string | null;
  };
}

export type ListCoursesOutcome =
  | { readonly kind: "listed"; readonly page: Page<Course>; readonly count: () => Promise<number> }
  | { readonly kind: "badFilter"; readonly path: string; readonly message: string };

const maxSearchLength = 200;

/** Throws PageArgumentError. Newest first. */
export function listCourses({ courses }: { courses: CourseStore }) {
  return async ({ page, filter }: ListCoursesRequest, viewer: Viewer): Promise<ListCoursesOutcome> => {
    const search = filter.search?.trim() || undefined;
    if (search !== undefined && search.length > maxSearchLength)
      return { kind: "badFilter", path: "filter.search", message: `must be at most ${maxSearchLength} characters` };
    const request = readPageArguments(page, courseOrder, courseCursorLength);
    const scope = courseScope(filter, viewer);
    if (!scope) return { kind: "listed", page: pageOf(request, []), count: async () => 0 };
    const checked: CourseFilter = {
      ...(search === undefined ? {} : { search }),
      ...(filter.category == null ? {} : { categorySlug: filter.category }),
      ...scope,
    };
    const rows = await courses.listCourses(checked, request);
    return { kind: "listed", page: pageOf(request, rows), count: () => courses.countCourses(checked) };
  };
}
