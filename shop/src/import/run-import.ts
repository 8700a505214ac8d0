import { EntityMemory } from "@souk/kernel/cache/entities/entity-memory";
import { readSettings, SettingsError, SettingsReader, type Environment } from "@souk/kernel/config/config-reader";
import { createLogger } from "@souk/kernel/logging/logger";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import { loadProject } from "@souk/kernel/project/load-project";
import { importCaller } from "@souk/kernel/subgraph/service-calls";
import { findEmbeddedPostgres } from "@souk/embedded-postgres";
import { Registry } from "prom-client";
import { readAllSettings } from "../settings/read-all-settings.js";
import { openShopEnvironment } from "../settings/shop-environment.js";
import { readCurrency } from "@souk/kernel/config/currency-setting";
import { readShopSettings } from "../settings/shop-settings.js";
import { startSubgraphs } from "../one-process/start-subgraphs.js";
import { readImportArguments, usage, type ImportArguments } from "./import-arguments.js";
import { importFiles } from "./import-files.js";
import { UnreadableFileError } from "./read-records.js";
import { ImportReport } from "./report.js";
import { Staging } from "./staging.js";
import { withoutEvents } from "./without-events.js";

export interface ImportOutput {
  readonly out: (text: string) => void;
  readonly printError: (text: string) => void;
}

/** Returns the exit code: 0 when nothing was refused, 1 when some records were, 2 when the import could not run. */
export async function runImport(
  given: readonly string[],
  environment: Environment,
  { out, printError }: ImportOutput,
): Promise<0 | 1 | 2> {
  const args = readImportArguments(given);
  if (!args) {
    printError(usage);
    return 2;
  }
  try {
    using staging = new Staging();
    const missing = await staging.read(args.format, args.folder);
    if (missing.length === Object.keys(args.format.tables).length) {
      printError(`${args.folder} has none of the files of ${args.format.name}: ${missing.join(", ")}`);
      return 2;
    }
    for (const name of missing) out(`no file ${name}.csv or ${name}.jsonl: nothing of it is imported`);
    const report = await importStaged(args, staging, environment);
    out(report.text(args.dryRun));
    return report.refused === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof SettingsError || error instanceof UnreadableFileError || error instanceof ShopRunsError))
      throw error;
    printError(error.message);
    return 2;
  }
}

/** The running shop caches products in its memory, and would not learn of changes by another process. */
class ShopRunsError extends Error {
  constructor() {
    super("the shop on this data folder is running; stop it, import, and start it again");
    this.name = "ShopRunsError";
  }
}

/** Starts the subgraphs in this process, on the databases of the shop, and sends them the records. */
async function importStaged(
  { format, folder, dryRun, trustsAddresses, country }: ImportArguments,
  staging: Staging,
  given: Environment,
): Promise<ImportReport> {
  await using resources = new AsyncDisposableStack();
  const project = await loadProject(given);
  const config = await readAllSettings(given, project);
  if (config.embeddedDatabase && typeof (await findEmbeddedPostgres(config.dataDir)) === "object")
    throw new ShopRunsError();
  const { environment, ownServerUrl } = resources.use(await openShopEnvironment(config, given));
  const settings = readSettings("import", withoutEvents(environment), readShopSettings, project);
  const { direct, serviceTokens } = await startSubgraphs(settings, {
    resources,
    loggerOf: (service) => createLogger(service, given.LOG_LEVEL ? settings.logLevel : "error"),
    metrics: new Registry(),
    latestAudit: async () => null,
    // services that know of every change tell it through this memory
    entityMemory: new EntityMemory(),
    ownServerUrl,
    project,
    onStarted: () => undefined,
  });
  const report = new ImportReport(folder);
  const currency = readCurrency(new SettingsReader(environment));
  await importFiles({
    context: { staging, format, dryRun, trustsAddresses, country, currency },
    clientOf: (callee) => new PeerClient({ caller: importCaller, callee, transport: direct(callee), serviceTokens }),
    report,
  });
  return report;
}
