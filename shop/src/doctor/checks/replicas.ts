import {
  databaseProtocols,
  readDatabaseSettings,
  readServerReadUrl,
  readSetting,
} from "@souk/kernel/config/database-settings";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import type pg from "pg";
import { connectToFirst } from "../../databases/service-databases.js";
import { readShopConfig } from "../../settings/config.js";
import { isSubgraph, type DoctorView } from "../doctor-view.js";
import { failed, ok, warning, type Finding } from "../finding.js";
import { addressOf, codeOf, reach } from "../reach.js";

interface Replica {
  readonly url: string;
  /** Undefined when the settings have no valid URL. */
  readonly primaryUrl: string | undefined;
}

/** Checks each server that lists are read from: whether it is one replica of the primary, and replays. */
export async function checkReplicas(view: DoctorView): Promise<Finding[]> {
  const replicas = replicasOf(view).filter(({ url }) => URL.canParse(url));
  const byServer = new Map(replicas.map((replica) => [new URL(replica.url).host, replica]));
  return Promise.all([...byServer.values()].map(checkReplica));
}

function replicasOf(view: DoctorView): Replica[] {
  const reader = view.reader();
  if (isSubgraph(view.from)) {
    const { url: primaryUrl, replica } = readDatabaseSettings(reader, view.from);
    return replica ? [{ url: replica.url, primaryUrl }] : [];
  }
  if (view.from === "router" || view.from === "audit") return [];
  const { databaseServer } = readShopConfig(reader);
  const given = [
    readServerReadUrl(reader),
    ...subgraphNames.map((name) => reader.optionalUrl(readSetting(name), databaseProtocols)),
  ];
  return given.filter((url) => url !== undefined).map((url) => ({ url, primaryUrl: databaseServer?.url }));
}

const connections = 3;

async function checkReplica({ url, primaryUrl }: Replica): Promise<Finding> {
  const address = addressOf(url);
  const subject = `replica ${address.host}:${address.port}`;
  const reached = await reach(subject, address);
  if (reached.status === "failed")
    return warning(subject, reached.message, "start the replica; until then the primary answers lists and reports");
  try {
    const states = await Promise.all(Array.from({ length: connections }, () => stateOf([url])));
    const [state] = states;
    if (!state) return ok(subject, "answers");
    if (states.some(({ startedAt }) => startedAt !== state.startedAt))
      return failed(subject, "several servers answer at this address", "name one replica, not a load balancer");
    const primary = primaryUrl === undefined ? undefined : await stateOf([primaryUrl]).catch(() => undefined);
    if (primary && primary.system !== state.system)
      return failed(
        subject,
        "it is not a copy of the primary",
        "name a streaming replica of the server of DATABASE_URL",
      );
    return replayFinding(subject, state);
  } catch (error) {
    const message = `it refuses the connection: ${(error as Error).message || codeOf(error)}`;
    return warning(subject, message, "correct the URL; until then the primary answers lists and reports");
  }
}

function replayFinding(subject: string, { isReplica, isPaused }: ReplicaState): Finding {
  if (!isReplica)
    return warning(subject, "it is a primary, so lists are not read from it", "name a replica, or remove the setting");
  if (isPaused) return warning(subject, "its replay is paused", "select pg_wal_replay_resume() on the replica");
  return ok(subject, "it replays what the primary writes");
}

interface ReplicaState {
  readonly startedAt: string;
  readonly system: string;
  readonly isReplica: boolean;
  readonly isPaused: boolean;
}

async function stateOf(urls: readonly string[]): Promise<ReplicaState> {
  const client: pg.Client = await connectToFirst(urls, "souk-doctor");
  try {
    const { rows } = await client.query<ReplicaState>(
      `select pg_postmaster_start_time()::text as "startedAt", system_identifier::text as system,
         pg_is_in_recovery() as "isReplica",
         case when pg_is_in_recovery() then pg_get_wal_replay_pause_state() <> 'not paused' else false end as "isPaused"
       from pg_control_system()`,
    );
    if (!rows[0]) throw new Error("the server reported no state");
    return rows[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}
