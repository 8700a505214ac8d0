import type { Database } from "../database/database.js";

/** A database that records the query plan of each statement before it runs it. */
export class ExplainingDatabase {
  readonly database: Database;
  private plans: string[] = [];

  constructor({ manager }: Database) {
    const query = async (sql: string, values: unknown[]): Promise<unknown> => {
      const plan: { "QUERY PLAN": string }[] = await manager.query(`explain ${sql}`, values);
      this.plans.push(plan.map((line) => line["QUERY PLAN"]).join("\n"));
      return manager.query(sql, values);
    };
    this.database = { manager: { query }, lists: { query } } as unknown as Database;
  }

  /** Returns the plans of all statements in `run`. Throws when `run` runs no statement. */
  async plansOf(run: () => Promise<unknown>): Promise<string> {
    this.plans = [];
    await run();
    if (this.plans.length === 0) throw new Error("the database got no statement");
    return this.plans.join("\n");
  }
}
