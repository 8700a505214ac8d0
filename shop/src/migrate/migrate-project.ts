import { SettingsError, type Environment } from "@souk/kernel/config/config-reader";
import { loadProject } from "@souk/kernel/project/load-project";
import { UnreadableDatabaseError } from "../audit/database-snapshot.js";
import { openOwnerUrls } from "../audit/database-urls.js";
import { runMigrate, type MigrateOptions } from "./run-migrate.js";

/** Runs `souk migrate` for the project that the environment selects. Returns the exit code, 2 for every fault. */
export async function migrateProject(
  args: readonly string[],
  environment: Environment,
  output: Pick<MigrateOptions, "out" | "printError">,
): Promise<0 | 2> {
  try {
    const { project, faults } = await loadProject(environment);
    if (faults.length > 0) throw new SettingsError("souk", faults);
    await using opened = await openOwnerUrls(environment);
    return await runMigrate(args, { ...output, environment, customFields: project.fields, urls: opened.urls });
  } catch (error) {
    if (!(error instanceof SettingsError) && !(error instanceof UnreadableDatabaseError)) throw error;
    output.printError(error.message);
    return 2;
  }
}
