import type { Database } from "../database.js";

/** A database that notes how it means to answer each statement before it does. */
export class ExplainingDatabase {
  readonly database: Database;
  private plans: string[] = [];

  constructor({ manager }: Database) {
    const query = async (sql: string, values: unknown[]): Promise<unknown> => {
      const plan: { "QUERY PLAN": string }[] = await manager.query(`explain ${sql}`, values);
      this.plans.push(plan.map((line) => line["QUERY PLAN"]).join("\n"));
      return manager.query(sql, values);
    };
    this.database = { manager: { query } } as unknown as Database;
  }

  /** The plans of all statements of an act. Throws when it has none. */
  async plansOf(act: () => Promise<unknown>): Promise<string> {
    this.plans = [];
    await act();
    if (this.plans.length === 0) throw new Error("nothing was asked of the database");
    return this.plans.join("\n");
  }
}
