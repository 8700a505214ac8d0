import { TLSSocket } from "node:tls";
import { leastConnections, readConnectionSettings } from "@souk/kernel/database/connection-budget";
import type pg from "pg";
import { clockFinding } from "../clock-finding.js";
import { isWholeShop, type DoctorView } from "../doctor-view.js";
import { failed, ok, warning, type Finding } from "../finding.js";
import { expiryFinding } from "../reach.js";

const leastVersion = 15;

/** The facts about a server that one connection to it can read. */
export interface ServerState {
  readonly version: number;
  readonly most: number;
  /** The open connections of clients, without the one that reads this. */
  readonly used: number;
  readonly nowMs: number;
  /** The end of the server's certificate; undefined without TLS. */
  readonly certificateEnd: string | undefined;
}

export async function serverStateOf(client: pg.Client): Promise<ServerState | undefined> {
  const { rows } = await client.query<Omit<ServerState, "certificateEnd">>(
    `select current_setting('server_version_num')::int / 10000 as version,
            current_setting('max_connections')::int as most,
            (select count(*)::int from pg_stat_activity
              where datid is not null and usesysid is not null and pid <> pg_backend_pid()) as used,
            extract(epoch from clock_timestamp())::float8 * 1000 as "nowMs"`,
  );
  const { stream } = (client as unknown as { readonly connection: { readonly stream: unknown } }).connection;
  const certificateEnd = stream instanceof TLSSocket ? stream.getPeerCertificate().valid_to : undefined;
  return rows[0] && { ...rows[0], certificateEnd };
}

export function serverFindings(server: string, state: ServerState, view: DoctorView): Finding[] {
  return [
    versionFinding(server, state),
    connectionFinding(server, state, view),
    clockFinding(server, state.nowMs),
    ...(state.certificateEnd === undefined ? [] : [expiryFinding(server, server, state.certificateEnd)]),
  ];
}

function versionFinding(server: string, { version }: ServerState): Finding {
  if (version < leastVersion)
    return failed(server, `the server is PostgreSQL ${version}`, `upgrade it to ${leastVersion} or newer`);
  return ok(server, `PostgreSQL ${version} answers`);
}

function connectionFinding(server: string, { most, used }: ServerState, view: DoctorView): Finding {
  const { replicas } = readConnectionSettings(view.reader());
  const needed = leastConnections(replicas);
  const message = `${used} of ${most} connections of the server are open`;
  if (isWholeShop(view.from) && most < needed)
    return failed(server, `${message}, and the shop needs at least ${needed}`, "raise max_connections of the server");
  return used > most * 0.9
    ? warning(server, message, "raise max_connections of the server, or lower DATABASE_CONNECTIONS or REPLICAS")
    : ok(server, message);
}
