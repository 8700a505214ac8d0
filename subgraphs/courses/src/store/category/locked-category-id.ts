import type { EntityManager } from "typeorm";

/** Keeps a course category from being deleted until the commit. Returns null when it was deleted since it was found. */
export async function lockedCategoryId(manager: EntityManager, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const rows: unknown[] = await manager.query(`select from course_categories where id = $1 for key share`, [id]);
  return rows.length === 1 ? id : null;
}
