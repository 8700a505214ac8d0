import pg from "pg";

/**
 * The maximum number of prepared texts of a database. PostgreSQL plans further texts each time, because a connection
 * keeps every prepared statement until it ends.
 */
const maxStatements = 500;

interface Prepared {
  readonly name: string;
  /** The positions of parameters that are lists of ids and are only compared with a row's id. */
  readonly keyLists: readonly number[];
}

type PreparedTexts = Map<string, Prepared>;

/** By name of the database. One process connects to the databases of several services. */
const preparedTexts = new Map<string, PreparedTexts>();

/**
 * A connection that prepares statements with parameters, so that PostgreSQL parses and plans a text only the first
 * times. Texts must not contain values, because each different text is a separate statement.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const known = preparedTextsOf(this.database ?? "");
    const send = this.query.bind(this) as (...args: readonly unknown[]) => unknown;
    const query = (text: unknown, values: unknown, ...rest: readonly unknown[]): unknown => {
      const prepared = typeof text === "string" && Array.isArray(values) ? preparedOf(text, known) : undefined;
      if (!prepared) return send(text, values, ...rest);
      const { name, keyLists } = prepared;
      return send({ name, text, values: withLongLists(values as unknown[], keyLists) }, ...rest);
    };
    this.query = query as typeof this.query;
  }
}

function preparedTextsOf(database: string): PreparedTexts {
  const known = preparedTexts.get(database) ?? new Map<string, Prepared>();
  preparedTexts.set(database, known);
  return known;
}

function preparedOf(text: string, known: PreparedTexts): Prepared | undefined {
  const found = known.get(text);
  if (found !== undefined || known.size >= maxStatements) return found;
  const prepared = { name: `souk_${known.size + 1}`, keyLists: keyListsOf(text) };
  known.set(text, prepared);
  return prepared;
}

function keyListsOf(text: string): number[] {
  const uses = text.match(/\$\d+/g) ?? [];
  const lists = [...text.matchAll(/\b(?:\w+_)?id = any\((\$\d+)(?:::\w+\[\])?\)/g)].map(([, parameter]) => parameter);
  return lists
    .filter((list) => uses.filter((use) => use === list).length === 1)
    .map((list) => Number(list?.slice(1)) - 1);
}

/** The length that PostgreSQL assumes for an unknown list. */
const assumedKeys = 10;

/**
 * Extends short lists with repeated keys. With fewer keys than PostgreSQL assumes, a plan for exactly these keys seems
 * cheaper to it than the generic plan that it could keep, so it plans each time, at five times the cost of finding one
 * row. A list with repeated keys finds the same rows and lets PostgreSQL keep the generic plan.
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
