import type { EntityManager } from "typeorm";
import type { Database } from "../database/database.js";

/** Runs statements that write large fixtures: on a busy machine they exceed the statement timeout of requests. */
export async function withoutTimeLimit(
  { source }: Database,
  write: (manager: EntityManager) => Promise<void>,
): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query("set statement_timeout = 0");
    await write(runner.manager);
  } finally {
    await runner.query("reset statement_timeout");
    await runner.release();
  }
}
