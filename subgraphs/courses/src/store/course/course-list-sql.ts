import { customConditionSql, customSortKey, customWords } from "@souk/kernel/custom-fields/custom-columns";
import type { CustomSort } from "@souk/kernel/custom-fields/custom-filter";
import type { KeysetOrder } from "@souk/kernel/database/keyset-clauses";
import { matchesSearch, searchTerms } from "@souk/kernel/database/search-terms";
import type { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { CourseFilter, courseSorts, CourseSort } from "../../domain/course/course-filter.js";

/** Returns the conditions of a filter over `courses course`. */
export function filterConditions(filter: CourseFilter, parameters: SqlParameters): string {
  const conditions = ["true"];
  const add = (value: unknown): string => parameters.add(value);
  // A literal value lets the planner use the partial index of published courses.
  if (filter.status !== undefined) conditions.push(`course.status = '${filter.status}'`);
  if (filter.instructorId !== undefined) conditions.push(`course.instructor_id = ${add(filter.instructorId)}`);
  if (filter.categorySlug !== undefined)
    conditions.push(`course.categories @> array[${add(filter.categorySlug)}::text]`);
  if (filter.courseCategorySlug !== undefined) {
    const slug = add(filter.courseCategorySlug);
    conditions.push(
      `course.category_id = (select category.id from course_categories category where category.slug = ${slug})`,
    );
  }
  for (const condition of filter.custom ?? [])
    conditions.push(customConditionSql(condition, "course.custom", parameters));
  if (filter.search !== undefined) {
    const visible = ["true"];
    if (filter.status !== undefined) visible.push(`exact.status = '${filter.status}'`);
    if (filter.instructorId !== undefined) visible.push(`exact.instructor_id = ${add(filter.instructorId)}`);
    const { searchedCustom } = filter;
    const moreWords = searchedCustom && ((row: string) => customWords(searchedCustom, `${row}.custom`));
    const rows = { table: "courses", alias: "course", name: "sort_title", moreWords, visible: visible.join(" and ") };
    conditions.push(matchesSearch(searchTerms(filter.search, parameters), rows));
  }
  return conditions.join(" and ");
}

const id = { value: "course.id", type: "uuid" } as const;
const byTime = [{ value: "course.created_at", type: "timestamptz" }, id] as const;
const byTitle = [{ value: "course.sort_title", type: "text" }, id] as const;
const courseOrders: Readonly<Record<(typeof courseSorts)[number], KeysetOrder>> = {
  NEWEST: { keys: byTime, descending: true },
  OLDEST: { keys: byTime, descending: false },
  TITLE_ASC: { keys: byTitle, descending: false },
  TITLE_DESC: { keys: byTitle, descending: true },
};

/** The sorts by declared fields, by their names. */
export type CourseCustomSorts = ReadonlyMap<string, CustomSort>;

export function courseOrder(sort: CourseSort, customSorts: CourseCustomSorts): KeysetOrder {
  if (isOwnSort(sort)) return courseOrders[sort];
  const custom = customSorts.get(sort);
  if (!custom) throw new Error(`no course can be sorted by ${sort}`);
  return { keys: [customSortKey(custom.field, "course.custom"), id], descending: custom.descending };
}

const isOwnSort = (sort: CourseSort): sort is keyof typeof courseOrders => sort in courseOrders;
