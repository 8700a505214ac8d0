/** What a migration needs; the driver's own type belongs to `store/`. */
export interface StatementRunner {
  query(sql: string): Promise<unknown>;
}
