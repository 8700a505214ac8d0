import type { MigrationInterface, QueryRunner } from "typeorm";

/** A database that an earlier release left, and this one cannot bring up to date. */
export class TooOldDatabaseError extends Error {
  override name = "TooOldDatabaseError";
}

/**
 * The first migration of a database: creates the tables of a release at once. It has the name of the last migration of
 * that release, so a database of the release has run it.
 */
export abstract class Baseline implements MigrationInterface {
  abstract readonly name: string;
  /** The release, such as `0.3`. */
  abstract readonly release: string;
  /** The other migrations of the release, by which its program knows that it has nothing to run. */
  abstract readonly replaces: readonly string[];
  protected abstract readonly sql: string;

  /** Throws TooOldDatabaseError when an earlier release has migrated the database. */
  async up(runner: QueryRunner): Promise<void> {
    const [applied] = (await runner.query("select current_database()::text as database from migrations limit 1")) as {
      database: string;
    }[];
    if (applied)
      throw new TooOldDatabaseError(
        `the database ${applied.database} is of a release before ${this.release}; start version ${this.release} once, which migrates it, and then this one`,
      );
    // functions name tables and functions that do not exist yet
    await runner.query("set local check_function_bodies = off");
    await runner.query(this.sql);
    await runner.query(
      `insert into migrations (timestamp, name)
       select substring(name from '\\d{13}$')::bigint, name from unnest($1::text[]) with ordinality replaced (name, place) order by place`,
      [this.replaces],
    );
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("it creates the first tables"));
  }
}
