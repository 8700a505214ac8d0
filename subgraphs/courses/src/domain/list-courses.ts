import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import { isUuid } from "@souk/kernel/uuid";
import type { Viewer } from "@souk/kernel/viewer";
import type { Course } from "./course.js";
import { mayManage } from "./course-access.js";
import { courseCursorLength, courseOrder, type CourseFilter } from "./course-filter.js";
import type { CourseStore } from "./course-store.js";

export interface ListCoursesRequest {
  readonly page: PageArguments;
  readonly filter: {
    readonly search?: string | null;
    readonly category?: string | null;
    readonly instructorId?: string | null;
  };
}

export type ListCoursesOutcome =
  | { readonly kind: "listed"; readonly page: Page<Course>; readonly count: () => Promise<number> }
  | { readonly kind: "badFilter"; readonly path: string; readonly message: string };

const maxSearchLength = 200;

/** Throws PageArgumentError. Published courses, newest first; of an instructor also the drafts, for that one and for admins. */
export function listCourses({ courses }: { courses: CourseStore }) {
  return async ({ page, filter }: ListCoursesRequest, viewer: Viewer): Promise<ListCoursesOutcome> => {
    const search = filter.search?.trim() || undefined;
    if (search !== undefined && search.length > maxSearchLength)
      return { kind: "badFilter", path: "filter.search", message: `must be at most ${maxSearchLength} characters` };
    const request = readPageArguments(page, courseOrder, courseCursorLength);
    const instructorId = filter.instructorId?.toLowerCase();
    if (instructorId !== undefined && !isUuid(instructorId))
      return { kind: "listed", page: pageOf(request, []), count: async () => 0 };
    const seesDrafts = instructorId !== undefined && mayManage(viewer, { instructorId });
    const checked: CourseFilter = {
      ...(search === undefined ? {} : { search }),
      ...(filter.category == null ? {} : { categorySlug: filter.category }),
      ...(instructorId === undefined ? {} : { instructorId }),
      ...(seesDrafts ? {} : { status: "PUBLISHED" }),
    };
    const rows = await courses.listCourses(checked, request);
    return { kind: "listed", page: pageOf(request, rows), count: () => courses.countCourses(checked) };
  };
}
