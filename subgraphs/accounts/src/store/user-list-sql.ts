import type { PageRequest } from "@souk/kernel/page";
import type { SqlParameters } from "@souk/kernel/sql-parameters";

/** The condition of a search over `users`: a part of the email, the username or the full name, as text and not as a pattern. */
export function searchCondition(search: string | null, parameters: SqlParameters): string {
  if (search === null) return "true";
  const literal = search.replace(/[\\%_]/g, "\\$&");
  return `users.search_text like '%' || searchable(${parameters.add(literal)}::text) || '%'`;
}

/** Newest first; one row more than the page shows. */
export function newestPage(
  { from, size }: PageRequest,
  parameters: SqlParameters,
): { readonly start: string; readonly order: string } {
  const order = `order by users.created_at desc, users.id desc limit ${parameters.add(size + 1)}`;
  if (from === null) return { start: "true", order };
  const [createdAt, id] = from;
  const key = `(${parameters.add(String(createdAt))}::text::timestamptz, ${parameters.add(String(id))}::text::uuid)`;
  return { start: `(users.created_at, users.id) < ${key}`, order };
}
