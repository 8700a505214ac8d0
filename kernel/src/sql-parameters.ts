/** Collects the values of one statement: `add` keeps a value and gives its placeholder, so no value ever gets into the text. */
export class SqlParameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
