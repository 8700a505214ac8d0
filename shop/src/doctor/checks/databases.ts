import { findEmbeddedPostgres } from "@souk/embedded-postgres";
import {
  connectToFirst,
  ownDatabase,
  serviceDatabases,
  type ServiceDatabase,
} from "../../databases/service-databases.js";
import { readDatabaseUrls } from "../../audit/database-urls.js";
import { readShopConfig } from "../../settings/config.js";
import { databaseFindings } from "../database/database-findings.js";
import { refusalFinding } from "../database/refusal-finding.js";
import { serverFindings, serverStateOf, type ServerState } from "../database/server-findings.js";
import { isSubgraph, type DoctorView } from "../doctor-view.js";
import { skipped, type Finding } from "../finding.js";
import { addressOf, reach } from "../reach.js";

/** Checks each server of the program's databases once, then each database and its outbox. */
export async function checkDatabases(view: DoctorView): Promise<Finding[]> {
  const databases = await databasesOf(view);
  if (!Array.isArray(databases)) return [databases];
  const servers = Object.values(Object.groupBy(databases.filter(hasUrl), ({ urls }) => new URL(urls[0] ?? "").host));
  const checked = await Promise.all(servers.map((ofServer = []) => checkServer(ofServer, view)));
  return checked.flat();
}

/** The check of the settings reports wrong URLs. */
function hasUrl({ urls }: ServiceDatabase): boolean {
  return urls.every((url) => URL.canParse(url)) && urls.length > 0;
}

async function databasesOf(view: DoctorView): Promise<ServiceDatabase[] | Finding> {
  const reader = view.reader();
  if (isSubgraph(view.from)) return ownDatabase(reader, view.from);
  if (view.from === "router") return [];
  if (view.from === "audit")
    return Object.entries(readDatabaseUrls(reader)).map(([name, url]) => ({ name, urls: [url] }));
  const { embeddedDatabase, databaseServer, dataDir } = readShopConfig(reader);
  if (!embeddedDatabase) return serviceDatabases(reader, databaseServer);
  const found = await findEmbeddedPostgres(dataDir);
  if (found === "never started") return skipped("PostgreSQL", `no shop has run on ${dataDir} yet`);
  if (found === "stopped")
    return skipped(
      "PostgreSQL",
      "the shop's own PostgreSQL does not answer: the shop does not run, or it is overloaded",
    );
  return serviceDatabases(reader, found);
}

async function checkServer(databases: readonly ServiceDatabase[], view: DoctorView): Promise<Finding[]> {
  const [url = ""] = databases[0]?.urls ?? [];
  const address = addressOf(url);
  const server = `${address.host}:${address.port}`;
  const reached = await reach(server, address);
  if (reached.status === "failed") return [reached];
  const examined: ExaminedDatabase[] = [];
  // one connection at a time: a small server may have only two to spare
  for (const database of databases) examined.push(await checkDatabase(database, view));
  const state = examined.find((each) => each.state !== undefined)?.state;
  return [
    ...(state ? serverFindings(server, state, view) : [reached]),
    ...examined.flatMap(({ findings }) => findings),
  ];
}

interface ExaminedDatabase {
  readonly findings: readonly Finding[];
  /** Undefined when no connection was possible. */
  readonly state?: ServerState;
}

async function checkDatabase({ name, urls }: ServiceDatabase, view: DoctorView): Promise<ExaminedDatabase> {
  try {
    const client = await connectToFirst(urls, "souk-doctor");
    try {
      return { findings: await databaseFindings(name, client, view), state: await serverStateOf(client) };
    } finally {
      await client.end().catch(() => undefined);
    }
  } catch (error) {
    return { findings: [refusalFinding(name, error)] };
  }
}
