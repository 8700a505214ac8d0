import { SettingsError, type Environment } from "@souk/kernel/config/config-reader";
import { loadProject } from "@souk/kernel/project/load-project";
import { openOwnerUrls } from "../audit/database-urls.js";
import { expectedFailure } from "../databases/command-failure.js";
import { openMigrationDatabases } from "./migration-databases.js";
import { printDown, printStatus, printUp, type MigrationOutput } from "./run-database-migrations.js";
import { runMigrate } from "./run-migrate.js";

export const usage = `usage: souk migrate [--plan]
       souk migrate status [--json]
       souk migrate up
       souk migrate down SUBGRAPH MIGRATION

  (none)  creates and drops the indexes of the fields that the project declares; --plan prints the statements only
  status  lists the applied and the pending migrations of each database; the exit code is 1 when one is pending, or is
          of a newer release
  up      runs the pending migrations, as the next start would, and then creates the indexes of the declared fields
  down    undoes the last migration of one database. Stop the services of this release first: the columns that the
          migration added are dropped with their data`;

type MigrateAction = "indexes" | "status" | "up" | "down";

/** Runs `souk migrate` for the project that the environment selects. Returns the exit code, 2 for every fault. */
export async function migrateProject(
  args: readonly string[],
  environment: Environment,
  output: MigrationOutput,
): Promise<0 | 1 | 2> {
  const action = actionOf(args);
  if (!action) {
    output.printError(usage);
    return 2;
  }
  try {
    return await run(action, args, environment, output);
  } catch (error) {
    const line = expectedFailure(error);
    if (line === undefined) throw error;
    output.printError(line);
    return 2;
  }
}

function actionOf(args: readonly string[]): MigrateAction | undefined {
  const [first, ...rest] = args;
  if (first === "status") return rest.every((each) => each === "--json") ? first : undefined;
  if (first === "up") return rest.length === 0 ? first : undefined;
  if (first === "down") return rest.length === 2 && !rest.some((each) => each.startsWith("-")) ? first : undefined;
  return args.every((each) => each === "--plan") ? "indexes" : undefined;
}

async function run(
  action: MigrateAction,
  args: readonly string[],
  environment: Environment,
  output: MigrationOutput,
): Promise<0 | 1 | 2> {
  if (action === "indexes") {
    await migrateIndexes(args.includes("--plan"), environment, output);
    return 0;
  }
  await using opened = await openMigrationDatabases(environment, { createMissing: action === "up" });
  const { databases } = opened;
  if (action === "status") return await printStatus(databases, output, { json: args.includes("--json") });
  if (action === "up") {
    await printUp(databases, output);
    await migrateIndexes(false, environment, output);
    return 0;
  }
  const [, subgraph = "", migration = ""] = args;
  return await printDown(databases, output, { subgraph, migration });
}

async function migrateIndexes(isPlan: boolean, environment: Environment, { out }: MigrationOutput): Promise<void> {
  const { project, faults } = await loadProject(environment);
  if (faults.length > 0) throw new SettingsError("souk", faults);
  await using opened = await openOwnerUrls(environment);
  await runMigrate({ out, environment, customFields: project.fields, urls: opened.urls, isPlan });
}
