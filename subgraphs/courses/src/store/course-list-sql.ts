import type { PageRequest } from "@souk/kernel/page";
import { searchTerms } from "@souk/kernel/search-terms";
import type { SqlParameters } from "@souk/kernel/sql-parameters";
import type { CourseFilter } from "../domain/course-filter.js";

/** The conditions of a filter over `courses course`; `search` finds prefixes of all its words, or a title that is nearly the same. */
export function filterConditions(filter: CourseFilter, parameters: SqlParameters): string {
  const conditions = ["true"];
  const add = (value: unknown): string => parameters.add(value);
  // by its text, so that the planner sees that the index of published courses holds them all
  if (filter.status !== undefined) conditions.push(`course.status = '${filter.status}'`);
  if (filter.instructorId !== undefined) conditions.push(`course.instructor_id = ${add(filter.instructorId)}`);
  if (filter.categorySlug !== undefined)
    conditions.push(`course.categories @> array[${add(filter.categorySlug)}::text]`);
  if (filter.search !== undefined) {
    const { prefixes, whole } = searchTerms(filter.search, parameters);
    conditions.push(`(course.search_vector @@ to_tsquery('simple', ${prefixes}) or ${whole} <% course.sort_title)`);
  }
  return conditions.join(" and ");
}

/** Newest first: where the page starts, its order, and one row more than it shows. */
export function pageClauses(page: PageRequest, parameters: SqlParameters): { start: string; order: string } {
  const order = `order by course.created_at desc, course.id desc limit ${parameters.add(page.size + 1)}`;
  if (page.from === null) return { start: "true", order };
  const [createdAt, id] = page.from;
  const from = `(${parameters.add(String(createdAt))}::text::timestamptz, ${parameters.add(String(id))}::text::uuid)`;
  return { start: `(course.created_at, course.id) < ${from}`, order };
}
