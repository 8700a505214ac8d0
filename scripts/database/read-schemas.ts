import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { openTestDatabase, type DatabaseOfSubgraph } from "@souk/kernel/testing/test-database";
import { schemaText } from "./schema-text.ts";

const head = "-- The tables that the migrations create. npm run graph writes this page; nothing runs it.\n\n";

/** Returns the text of each subgraph's `store/schema.sql`, by path. Needs the server of the tests, TEST_DATABASE_URL. */
export async function readSchemas(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const name of subgraphNames) {
    const module = (await import(`@souk/${name}/database`)) as Readonly<Record<string, DatabaseOfSubgraph>>;
    const [definition] = Object.values(module);
    if (!definition) throw new Error(`@souk/${name}/database has no definition`);
    await using opened = await openTestDatabase(name, definition);
    const { manager } = opened.database;
    texts.set(`subgraphs/${name}/src/store/schema.sql`, head + (await schemaText((sql) => manager.query(sql))));
  }
  return texts;
}
