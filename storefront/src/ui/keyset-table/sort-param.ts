/** Returns the sort in the address as query variables; nothing if the address names an unknown sort. */
export function sortParam<Sort extends string>(
  value: (name: string) => string,
  sorts: readonly Sort[],
): { readonly sort?: Sort } {
  const sort = sorts.find((known) => known === value("sort"));
  return sort ? { sort } : {};
}
