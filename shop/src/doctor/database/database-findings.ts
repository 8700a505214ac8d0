import { databaseName, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { migrationState } from "@souk/kernel/database/migrations/migration-state";
import { readStorageSettings } from "@souk/media/storage-settings";
import type pg from "pg";
import { subgraphModules } from "../../subgraph-modules.js";
import { isSubgraph, type DoctorView } from "../doctor-view.js";
import { failed, ok, warning, type Finding } from "../finding.js";
import { outboxFindings } from "./outbox-findings.js";

/** The extensions that the migrations of a subgraph create. */
export const extensions: Readonly<Record<string, readonly string[]>> = {
  accounts: ["pg_trgm", "unaccent"],
  catalog: ["pg_trgm", "unaccent"],
  courses: ["pg_trgm", "unaccent"],
  notifications: ["pg_trgm"],
};

/** Loads the migrations of the databases that a program uses, which `databaseFindings` compares with those that ran. */
export async function loadMigrations({ from }: DoctorView): Promise<void> {
  if (from === "router") return;
  const names = isSubgraph(from) ? [from] : subgraphNames;
  await Promise.all(names.map((name) => subgraphModules[name].loadDatabase()));
}

interface DatabaseState {
  readonly role: string;
  readonly isReadOnly: boolean;
  readonly mayCreate: boolean;
  readonly installed: readonly string[];
  readonly available: readonly string[];
  /** Tables that the role may not read. */
  readonly unreadable: readonly string[];
  /** Tables that the role may not write. */
  readonly unwritable: readonly string[];
}

/** Checks the rights, the extensions, the migrations and the outbox of one database. */
export async function databaseFindings(name: string, client: pg.Client, view: DoctorView): Promise<Finding[]> {
  const { rows } = await client.query<DatabaseState>(
    `with own_table as (
       select oid, relname::text as name from pg_class
       where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by relname
     )
     select current_user::text as role,
            current_setting('transaction_read_only') = 'on' as "isReadOnly",
            has_database_privilege(current_database(), 'create') as "mayCreate",
            array(select extname::text from pg_extension) as installed,
            array(select name::text from pg_available_extensions) as available,
            array(select name from own_table where not has_table_privilege(oid, 'select')) as unreadable,
            array(select name from own_table where not (has_table_privilege(oid, 'insert')
              and has_table_privilege(oid, 'update') and has_table_privilege(oid, 'delete'))) as unwritable`,
  );
  const [state] = rows;
  if (!state) return [];
  const rights = rightFindings(name, state, view);
  if (state.unreadable.length > 0) return rights;
  const findings = [
    ...rights,
    ...extensionFindings(name, state),
    ...(await migrationFindings(name, client)),
    ...(await outboxFindings(name, client)),
    ...(name === "media" ? await replicaFindings(client, view) : []),
  ];
  return findings.length > 0 ? findings : [ok(name, `the role ${state.role} can use it`)];
}

function rightFindings(name: string, state: DatabaseState, { from }: DoctorView): Finding[] {
  const missing = state.unreadable.slice(0, 3).join(", ");
  if (missing !== "")
    return [failed(name, `the role ${state.role} may not read ${missing}`, grantAdvice(name, from === "audit"))];
  // the audit only reads
  if (from === "audit") return [];
  if (state.isReadOnly)
    return [
      failed(name, "the server only reads", "name the primary in the URL; this is a standby, or its disk is full"),
    ];
  if (!state.mayCreate) return [failed(name, `the role ${state.role} may not create tables`, grantAdvice(name, false))];
  const closed = state.unwritable.slice(0, 3).join(", ");
  return closed === ""
    ? []
    : [failed(name, `the role ${state.role} may not write ${closed}`, grantAdvice(name, false))];
}

function grantAdvice(name: string, isAudit: boolean): string {
  return isAudit
    ? "grant pg_read_all_data to the role, or unset AUDIT_DATABASE_URL; the next start then creates the role"
    : `make the role the owner of the database ${databaseName(name)} and of its tables`;
}

function extensionFindings(name: string, { installed, available }: DatabaseState): Finding[] {
  const missing = (extensions[name] ?? []).filter((each) => !installed.includes(each) && !available.includes(each));
  if (missing.length === 0) return [];
  return [
    failed(name, `the server lacks ${missing.join(" and ")}`, "install the package postgresql-contrib on the server"),
  ];
}

async function migrationFindings(name: string, client: pg.Client): Promise<Finding[]> {
  const module = Object.entries(subgraphModules).find(([subgraph]) => subgraph === name)?.[1];
  if (!module) return [];
  const { migrations } = await module.loadDatabase();
  const { pending, unknown } = await migrationState(client, migrations);
  if (unknown.length > 0)
    return [
      warning(
        name,
        `the database has migrations that this program does not know: ${unknown.join(", ")}`,
        "a newer release has run here; deploy that release, or undo its migrations with its souk migrate down",
      ),
    ];
  if (pending.length === 0) return [];
  const advice = "start the new version, or run souk migrate up";
  return [warning(name, `pending migrations: ${pending.length}, the first is ${pending[0]}`, advice)];
}

/** Replicas of media need the same files. Each of them has one worker of jobs. */
async function replicaFindings(client: pg.Client, view: DoctorView): Promise<Finding[]> {
  const settings = readStorageSettings(view.reader());
  if ("bucket" in settings) return [];
  const { rows } = await client.query<{ replicas: number }>(
    `select count(distinct application_name)::int as replicas from pg_stat_activity
     where datname = current_database() and application_name like 'jobs:%'`,
  );
  const { replicas } = rows[0] ?? { replicas: 0 };
  if (replicas < 2) return [];
  const message = `${replicas} replicas keep the files in the folder ${settings.folder}`;
  return [warning("media", message, "set MEDIA_S3_BUCKET, or mount one folder into all replicas")];
}
