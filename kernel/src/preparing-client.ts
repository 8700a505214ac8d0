import pg from "pg";

/** For texts beyond these PostgreSQL plans each time: a connection keeps whatever it has prepared until it ends. */
const maxStatements = 500;

interface Prepared {
  readonly name: string;
  /** Where in the values lists of ids are, which a row's is compared with and which nothing else is done with. */
  readonly keyLists: readonly number[];
}

const preparedByText = new Map<string, Prepared>();

/**
 * A connection that has PostgreSQL parse and plan a statement with parameters once, the first times that it sends the text,
 * instead of each time. Texts must not carry values: each other text is another statement.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (...parts: readonly unknown[]) => unknown;
    const query = (text: unknown, values: unknown, ...rest: readonly unknown[]): unknown => {
      const prepared = typeof text === "string" && Array.isArray(values) ? preparedOf(text) : undefined;
      if (!prepared) return send(text, values, ...rest);
      const { name, keyLists } = prepared;
      return send({ name, text, values: withLongLists(values as unknown[], keyLists) }, ...rest);
    };
    this.query = query as typeof this.query;
  }
}

function preparedOf(text: string): Prepared | undefined {
  const known = preparedByText.get(text);
  if (known !== undefined || preparedByText.size >= maxStatements) return known;
  const prepared = { name: `souk_${preparedByText.size + 1}`, keyLists: keyListsOf(text) };
  preparedByText.set(text, prepared);
  return prepared;
}

function keyListsOf(text: string): number[] {
  const uses = text.match(/\$\d+/g) ?? [];
  const lists = [...text.matchAll(/\b(?:\w+_)?id = any\((\$\d+)(?:::\w+\[\])?\)/g)].map(([, parameter]) => parameter);
  return lists
    .filter((list) => uses.filter((use) => use === list).length === 1)
    .map((list) => Number(list?.slice(1)) - 1);
}

/** What PostgreSQL takes a list to have that it does not know. */
const assumedKeys = 10;

/**
 * With fewer keys than PostgreSQL assumes, a plan made for just these seems cheaper to it than the one that it could keep, so it plans anew each
 * time, at five times the cost of finding one row. A list in which keys come again finds the same rows, and has the plan kept.
 */
function withLongLists(values: unknown[], keyLists: readonly number[]): unknown[] {
  if (keyLists.length === 0) return values;
  const longer = [...values];
  for (const place of keyLists) {
    const keys = longer[place];
    if (!Array.isArray(keys) || keys.length === 0 || keys.length >= assumedKeys) continue;
    longer[place] = [...(keys as unknown[]), ...Array<unknown>(assumedKeys - keys.length).fill(keys[0])];
  }
  return longer;
}
