import { SettingsError, type Environment } from "@souk/kernel/config/config-reader";
import { EmbeddedPostgresError } from "@souk/embedded-postgres";
import { unreachable } from "@souk/kernel/values/unreachable";
import { audit, countDifferences, type AuditReport } from "./audit.js";
import { AuditMetrics } from "./audit-metrics.js";
import { readAuditArguments, usage, type AuditArguments } from "./audit-arguments.js";
import { UnreadableDatabaseError } from "./database-snapshot.js";
import { openDatabaseUrls } from "./database-urls.js";
import { reportJson, reportText } from "./report-text.js";

export interface AuditOutput {
  readonly out: (text: string) => void;
  readonly printError: (text: string) => void;
}

/** Returns the exit code: 0 when all databases agree, 1 when they differ, 2 when they could not be compared. */
export async function runAudit(
  given: readonly string[],
  environment: Environment,
  { out, printError: complain }: AuditOutput,
): Promise<0 | 1 | 2> {
  const args = readAuditArguments(given);
  if (!args) {
    complain(usage);
    return 2;
  }
  try {
    const startedAt = performance.now();
    const report = await auditOf(environment, args.graceSeconds);
    out(await textOf(report, args, (performance.now() - startedAt) / 1000));
    return countDifferences(report) === 0 ? 0 : 1;
  } catch (error) {
    complain(reasonOf(error));
    return 2;
  }
}

async function auditOf(environment: Environment, graceSeconds: number): Promise<AuditReport> {
  await using opened = await openDatabaseUrls(environment);
  return await audit(opened.urls, { graceSeconds });
}

async function textOf(report: AuditReport, args: AuditArguments, seconds: number): Promise<string> {
  switch (args.format) {
    case "text":
      return reportText(report, args);
    case "json":
      return reportJson(report, args);
    case "metrics": {
      const metrics = new AuditMetrics();
      metrics.record(report, seconds);
      return (await metrics.registry.metrics()).trimEnd();
    }
    default:
      return unreachable(args.format);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof SuppressedError) return reasonOf(error.suppressed);
  if (error instanceof SettingsError) return error.message.replace("cannot start", "cannot look");
  if (error instanceof UnreadableDatabaseError || error instanceof EmbeddedPostgresError) return error.message;
  return `cannot look: ${error instanceof Error ? error.message : String(error)}`;
}
