import type { CustomFields } from "@souk/kernel/custom-fields/custom-field";
import {
  customIndexes,
  customIndexPrefix,
  customTables,
  plannedStatements,
  type StoredIndex,
} from "@souk/kernel/custom-fields/custom-indexes";
import { MigrationConnection } from "@souk/kernel/database/migrations/migration-connection";

/** The database of a subgraph whose types a project extends. */
export interface DatabaseToMigrate {
  readonly subgraph: string;
  readonly url: string;
  readonly customFields: CustomFields | undefined;
  readonly currency: string;
}

/** The statements for one database, in their order. */
export interface MigrationPlan {
  readonly subgraph: string;
  readonly statements: readonly string[];
}

/** Returns the statements that the declarations of a project need, and runs none of them. */
export async function planMigration(database: DatabaseToMigrate): Promise<MigrationPlan> {
  await using connection = await MigrationConnection.open(database.url);
  return await plan(connection, database);
}

/**
 * Runs the statements of the plan one by one, while the shop runs. A statement that fails leaves the ones before it done;
 * the next migration continues there. `report` is called before each statement.
 */
export async function migrate(
  database: DatabaseToMigrate,
  report: (statement: string) => void,
): Promise<MigrationPlan> {
  await using connection = await MigrationConnection.open(database.url);
  await connection.lock();
  const planned = await plan(connection, database);
  for (const statement of planned.statements) {
    report(statement);
    await connection.query(statement);
  }
  return planned;
}

async function plan(
  connection: MigrationConnection,
  { subgraph, customFields, currency }: DatabaseToMigrate,
): Promise<MigrationPlan> {
  const declared = customIndexes(customFields, { subgraph, currency });
  const statements: string[] = [];
  for (const table of customTables(subgraph)) {
    const ofTable = declared.filter((index) => index.table === table);
    statements.push(...plannedStatements(table, ofTable, await indexesOf(connection, table)));
  }
  return { subgraph, statements };
}

async function indexesOf(connection: MigrationConnection, table: string): Promise<readonly StoredIndex[]> {
  const { rows } = await connection.query<StoredIndex>(
    `select named.relname as name, stored.indisvalid as "isValid"
     from pg_index stored join pg_class named on named.oid = stored.indexrelid
     where stored.indrelid = to_regclass($1) and starts_with(named.relname, $2) order by named.relname`,
    [table, customIndexPrefix(table)],
  );
  return rows;
}
