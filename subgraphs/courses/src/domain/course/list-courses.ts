import {
  mayUseSort,
  readCustomFilter,
  searchedFields,
  type GivenCustomFilter,
} from "@souk/kernel/custom-fields/custom-filter";
import { readableFields, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { pageOf, readPageArguments, type ListedRow, type Page, type PageArguments } from "@souk/kernel/values/page";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { Course } from "./course.js";
import { courseCursorLength, type CourseFilter, type CourseSort } from "./course-filter.js";
import { courseScope, type ScopeRequest } from "./course-scope.js";
import type { CourseStore } from "./course-store.js";

export interface ListCoursesRequest {
  readonly page: PageArguments;
  readonly filter: ScopeRequest & {
    readonly search?: string | null;
    readonly category?: string | null;
    readonly courseCategory?: string | null;
    readonly custom?: GivenCustomFilter | null | undefined;
  };
  /** NEWEST when absent. */
  readonly sort?: CourseSort | null | undefined;
}

export interface CourseList {
  readonly kind: "listed";
  readonly page: Page<ListedRow<Course>>;
  readonly sort: CourseSort;
  readonly count: () => Promise<number>;
}

export type ListCoursesOutcome =
  CourseList | { readonly kind: "badFilter"; readonly path: string; readonly message: string };

const maxSearchLength = 200;

export interface ListCoursesDependencies {
  readonly courses: CourseStore;
  readonly currency: string;
  /** The fields that the shop has declared for courses. */
  readonly courseFields?: EntityFields;
}

/** Lists courses. Throws PageArgumentError. */
export function listCourses({ courses, currency, courseFields = [] }: ListCoursesDependencies) {
  return async ({ page, filter, sort: given }: ListCoursesRequest, viewer: Viewer): Promise<ListCoursesOutcome> => {
    const search = filter.search?.trim() || undefined;
    if (search !== undefined && search.length > maxSearchLength)
      return { kind: "badFilter", path: "filter.search", message: `must be at most ${maxSearchLength} characters` };
    const readable = readableFields(courseFields, { isAdmin: isAdmin(viewer), isOwner: false });
    if (!mayUseSort(readable, given)) return { kind: "badFilter", path: "sort", message: "is for admins" };
    const custom = readCustomFilter(readable, filter.custom ?? {}, currency);
    if (!custom.ok) return { kind: "badFilter", path: `filter.custom.${custom.name}`, message: custom.message };
    const searchedCustom = searchedFields(readable);
    const sort = given ?? "NEWEST";
    const request = readPageArguments(page, sort, courseCursorLength);
    const scope = courseScope(filter, viewer);
    if (!scope) return { kind: "listed", page: pageOf(request, []), sort, count: async () => 0 };
    const checked: CourseFilter = {
      ...(search === undefined ? {} : { search }),
      ...(filter.category == null ? {} : { categorySlug: filter.category }),
      ...(filter.courseCategory == null ? {} : { courseCategorySlug: filter.courseCategory }),
      ...(searchedCustom && { searchedCustom }),
      custom: custom.conditions,
      ...scope,
    };
    const rows = await courses.listCourses(checked, sort, request);
    return { kind: "listed", page: pageOf(request, rows), sort, count: () => courses.countCourses(checked) };
  };
}
