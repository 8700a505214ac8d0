import { parseArgs } from "node:util";
import type { Environment } from "@souk/kernel/config/config-reader";
import { loadProject } from "@souk/kernel/project/load-project";
import { suggestion } from "@souk/kernel/project/suggestion";
import { checkDatabases } from "./checks/databases.js";
import { checkDataFolder } from "./checks/data-folder.js";
import { checkKeys } from "./checks/keys.js";
import { checkMail } from "./checks/mail.js";
import { checkMediaStorage } from "./checks/media-storage.js";
import { checkOwnPort } from "./checks/own-port.js";
import { checkProviders } from "./checks/providers.js";
import { checkReplicas } from "./checks/replicas.js";
import { checkRedis } from "./checks/redis.js";
import { checkServices } from "./checks/services.js";
import { checkSettings } from "./checks/settings.js";
import { checkVideos } from "./checks/videos.js";
import { loadMigrations } from "./database/database-findings.js";
import { doctorPlaces, doctorView, likelyPlace, type DoctorPlace, type DoctorView } from "./doctor-view.js";
import { doctorJson, doctorText, failed, hasFailed, type CheckReport, type Finding } from "./finding.js";

export interface DoctorOutput {
  readonly out: (text: string) => void;
  readonly printError: (text: string) => void;
}

export const usage = `usage: souk doctor [--from PLACE] [--json]

Checks the settings, databases, Redis, mail, media, videos, keys, services and disk of a shop, running or not, and says what to do
about each fault. It changes nothing. The exit code is 1 when a check failed.

  --from PLACE  the program whose settings and connections to check: ${doctorPlaces.join(", ")}.
                Without it: the subgraph or audit of SERVICE_PORT, the router if SERVICE_KEYS is set, else shop
  --json        prints the findings as JSON`;

const timeLimitMs = 30_000;

type Check = (view: DoctorView) => Promise<Finding[]>;

/** In the order of the report: what comes first often explains what follows. */
const checks = {
  settings: checkSettings,
  "data folder": checkDataFolder,
  port: checkOwnPort,
  databases: checkDatabases,
  "read replicas": checkReplicas,
  Redis: checkRedis,
  mail: checkMail,
  media: checkMediaStorage,
  videos: checkVideos,
  keys: checkKeys,
  services: checkServices,
  "payment providers": checkProviders,
} satisfies Readonly<Record<string, Check>>;

/** Returns the exit code: 0 when no check failed, 1 when one did, 2 for wrong arguments. */
export async function runDoctor(
  args: readonly string[],
  environment: Environment,
  { out, printError }: DoctorOutput,
): Promise<0 | 1 | 2> {
  const given = readArguments(args);
  if (typeof given === "string") {
    printError(`${given}\n\n${usage}`);
    return 2;
  }
  const from = given.from ?? likelyPlace(environment);
  const reports = await diagnose(doctorView(from, environment, await loadProject(environment)));
  out(given.json ? doctorJson(from, reports) : doctorText(reports));
  return hasFailed(reports) ? 1 : 0;
}

/**
 * Checks the settings, then all else at once. A check that takes too long, or ends with an unknown error, is a failed
 * finding.
 */
async function diagnose(view: DoctorView): Promise<CheckReport[]> {
  const report = async (check: string, run: Check): Promise<CheckReport> => ({
    check,
    findings: await limited(run(view)),
  });
  // both use the processor for long on a busy machine, and a server whose answer waits meanwhile would seem slow
  await loadMigrations(view);
  const { settings, ...others } = checks;
  const first = await report("settings", settings);
  const reports = [first, ...(await Promise.all(Object.entries(others).map(([check, run]) => report(check, run))))];
  return reports.filter(({ findings }) => findings.length > 0);
}

async function limited(findings: Promise<Finding[]>): Promise<Finding[]> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no result within ${timeLimitMs / 1000} s`)), timeLimitMs);
  try {
    return await Promise.race([findings, late]);
  } catch (error) {
    const advice = "correct the faults above, and run the doctor again";
    return [failed("check", `could not be made: ${error instanceof Error ? error.message : String(error)}`, advice)];
  } finally {
    clearTimeout(timer);
  }
}

function readArguments(args: readonly string[]): { readonly from?: DoctorPlace; readonly json: boolean } | string {
  try {
    const options = { from: { type: "string" }, json: { type: "boolean", default: false } } as const;
    const { values } = parseArgs({ args: [...args], options });
    if (values.from === undefined) return { json: values.json };
    // Souk's gateway is its router
    const name = values.from === "gateway" ? "router" : values.from;
    const from = doctorPlaces.find((place) => place === name);
    return from === undefined
      ? `--from ${name} is unknown${suggestion(name, doctorPlaces)}`
      : { from, json: values.json };
  } catch (error) {
    return (error as Error).message;
  }
}
