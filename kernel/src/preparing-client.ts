import pg from "pg";

/** For texts beyond these PostgreSQL plans each time: a connection keeps whatever it has prepared until it ends. */
const maxStatements = 500;

const nameByText = new Map<string, string>();

/**
 * A connection that has PostgreSQL parse and plan a statement with parameters once, the first time that it sends the text,
 * instead of each time. Texts must not carry values: each other text is another statement.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (...parts: readonly unknown[]) => unknown;
    const query = (text: unknown, values: unknown, ...rest: readonly unknown[]): unknown => {
      const name = typeof text === "string" && Array.isArray(values) ? nameOf(text) : undefined;
      return name === undefined ? send(text, values, ...rest) : send({ name, text, values }, ...rest);
    };
    this.query = query as typeof this.query;
  }
}

function nameOf(text: string): string | undefined {
  const known = nameByText.get(text);
  if (known !== undefined || nameByText.size >= maxStatements) return known;
  const name = `souk_${nameByText.size + 1}`;
  nameByText.set(text, name);
  return name;
}
