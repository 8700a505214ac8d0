import type { Database } from "@souk/kernel/database/database";
import { searchWords } from "@souk/kernel/database/search-terms";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { ProductFilter } from "../../domain/search/product-filter.js";
import { isAmongNewest } from "./bounded-hits-sql.js";
import { withoutSearch } from "./product-list-sql.js";
import { hasWordsOfAnyFrequency } from "./search-conditions.js";

/** The maximum number of words of a search that are corrected. */
const maxWords = 10;
/** The maximum number of words that replace one word. */
const maxSimilar = 5;
interface WordRow {
  readonly word: string;
  readonly is_known: boolean;
  readonly similar: readonly string[];
  /** False for short words and numbers: a product that has one of them need not be what the visitor meant. */
  readonly is_distinctive: boolean;
}

/**
 * Returns the words that a search without hits uses instead, as a query of to_tsquery: similar words of names for each
 * word, all of them or, if no visible product has all, any of the distinctive ones. Null when the search has hits, or no
 * word is left.
 */
export async function correctSearch(database: Database, filter: ProductFilter): Promise<string | null> {
  const { search = "", isActive, searchedCustom, ...others } = filter;
  const visible = { ...(isActive === undefined ? {} : { isActive }), ...(searchedCustom ? { searchedCustom } : {}) };
  if (Object.keys(others).length > 0 && (await hasHits(database, { ...visible, search }))) return null;
  const rows = await similarWords(database, searchWords(search).slice(0, maxWords), visible);
  const found = rows
    .map(({ word, is_known: isKnown, similar, is_distinctive: isDistinctive }) => {
      const words = [...(isKnown ? [word] : []), ...similar];
      return { words, isDistinctive };
    })
    .filter(({ words }) => words.length > 0);
  const chosen = found.length === rows.length ? found : found.filter(({ isDistinctive }) => isDistinctive);
  const all = chosen.map(({ words }) => anyOf(words)).join(" & ");
  if (chosen.length <= 1) return all || null;
  if (await hasHits(database, { ...visible, search, corrected: all })) return all;
  const any = chosen.filter(({ isDistinctive }) => isDistinctive).map(({ words }) => anyOf(words));
  return any.join(" | ") || null;
}

function anyOf(words: readonly string[]): string {
  return `(${words.map((word) => `${word}:*`).join(" | ")})`;
}

async function hasHits(database: Database, { search, corrected, ...visible }: ProductFilter): Promise<boolean> {
  const parameters = new SqlParameters();
  const words = hasWordsOfAnyFrequency({ ...visible, search, corrected }, parameters);
  const conditions = `${withoutSearch(visible, parameters)} and ${words}`;
  const [row]: { found: boolean }[] = await database.lists.query(
    `select case when ${isAmongNewest(conditions)} then true else ${isFound(conditions)} end as found`,
    parameters.values,
  );
  return row?.found ?? false;
}

/**
 * Tells whether a product meets the conditions, by the index of words. To find a single product, which may not exist,
 * PostgreSQL would otherwise scan the whole table.
 */
function isFound(conditions: string): string {
  return `(with hits as materialized (select from products product where ${conditions})
    select count(*) > 0 from (select from hits limit 1) hit)`;
}

async function similarWords(
  database: Database,
  words: readonly string[],
  visible: ProductFilter,
): Promise<readonly WordRow[]> {
  const parameters = new SqlParameters();
  const given = parameters.add(words);
  const conditions = `${withoutSearch(visible, parameters)} and product.search_vector @@ to_tsquery('simple', given.word || ':*')`;
  return database.lists.query(
    `select given.word, case
       when exists (select from search_words known where known.word like given.word || '%') then true
       else ${isFound(conditions)}
     end as is_known, array(
       select known.word from search_words known
       where is_correctable(given.word) and given.word <% known.word group by known.word
       order by word_similarity(given.word, known.word) desc, similarity(given.word, known.word) desc, known.word
       limit ${maxSimilar}
     ) as similar, is_correctable(given.word) as is_distinctive
     from unnest(${given}::text[]) with ordinality as given(word, place) order by given.place`,
    parameters.values,
  );
}
