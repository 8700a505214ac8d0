/** The sort that an address names, as the query's variables have it; none where it names none of these, since somebody has typed it. */
export function askedSort<Sort extends string>(
  value: (name: string) => string,
  sorts: readonly Sort[],
): { readonly sort?: Sort } {
  const sort = sorts.find((known) => known === value("sort"));
  return sort ? { sort } : {};
}
