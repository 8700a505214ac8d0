/**
 * Collects the values of one statement: `add` stores a value and returns its placeholder, so the SQL text never
 * contains values.
 */
export class SqlParameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
