import type { CourseFilter } from "../../../graph/schema-types.generated";

export interface CoursesVariables {
  readonly after?: string;
  readonly filter: CourseFilter;
}

const longestSearch = 200;

/**
 * Returns the query variables for the address: `q`, `category` and `after`. Anyone can edit an address, so the values
 * are checked.
 */
export function coursesVariables(address: URLSearchParams): CoursesVariables {
  const search = (address.get("q") ?? "").trim().slice(0, longestSearch);
  const category = address.get("category");
  const after = address.get("after");
  return {
    ...(after ? { after } : {}),
    filter: { ...(search ? { search } : {}), ...(category ? { category } : {}) },
  };
}

/** Returns the parameters that make the same list, in one order. */
export function courseListAddress(given: URLSearchParams): URLSearchParams {
  const { after, filter } = coursesVariables(given);
  const { search: q, category } = filter;
  const parameters = Object.entries({ q, category, after }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return new URLSearchParams(parameters);
}

/** Returns the parameters that make the same page of a course category. */
export function courseCategoryAddress(given: URLSearchParams): URLSearchParams {
  const after = given.get("after");
  return new URLSearchParams(after ? { after } : {});
}

interface CategoryCount {
  readonly count: number;
  readonly category: { readonly slug: string; readonly name: string };
}

/** Returns the categories that leave out some courses: a category of every course is no useful choice. */
export function choosableCategories<Facet extends CategoryCount>(
  facets: readonly Facet[],
  courseCount: number,
  chosen: string,
): Facet[] {
  return facets
    .filter(({ count, category: { slug } }) => (count > 0 && count < courseCount) || slug === chosen)
    .sort((one, other) => one.category.name.localeCompare(other.category.name));
}
