import { createHash, createHmac } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { ensureDatabase } from "./create-database.js";
import { isDatabaseUnavailable } from "./database-error.js";
import { withDatabase } from "../config/database-settings.js";
import { transferOwnership } from "./transfer-ownership.js";

/** A database with the role that owns it and has no access to other databases. */
export interface ServiceDatabase {
  readonly service: string;
  /** The name of both the database and the role. */
  readonly name: string;
}

export interface ServiceDatabasesDefinition {
  /** The server's URL, with a role that may create roles and databases. */
  readonly serverUrl: string;
  /** The roles' passwords are derived from this secret, so that every replica computes the same ones. */
  readonly secret: string;
  readonly databases: readonly ServiceDatabase[];
  /** A role that can read all of these databases and write to none. */
  readonly auditRole: string;
  readonly waitMs: number;
  /** Whether only the shop uses the server: then access to its other databases is closed too. */
  readonly isOwnServer?: boolean;
}

export interface ServiceDatabases {
  /** Database URLs by service. */
  readonly urls: Readonly<Record<string, string>>;
  /** The server's URL with the audit's role; undefined when the role could not be created. */
  readonly auditUrl: string | undefined;
  /** Services without their own role, with the reason. */
  readonly refused: readonly { readonly service: string; readonly reason: string }[];
}

/** Any fixed number; all replicas must use the same one. */
const provisioningLock = 7_368_757;
const retryPauseMs = 250;

/**
 * Creates each service's database and role, transfers ownership of other roles' objects in it, and closes the databases
 * to all other roles. Repeating it changes nothing. Missing permissions are not an error: `refused` names the affected
 * services. Throws DatabaseUnreachableError after `waitMs`.
 */
export async function provideServiceDatabases(definition: ServiceDatabasesDefinition): Promise<ServiceDatabases> {
  const deadline = Date.now() + definition.waitMs;
  for (;;) {
    try {
      return await provideOnce(definition);
    } catch (error) {
      // the server may be restarting
      if (!isDatabaseUnavailable(error) || Date.now() >= deadline) throw error;
    }
    await delay(retryPauseMs);
  }
}

async function provideOnce(definition: ServiceDatabasesDefinition): Promise<ServiceDatabases> {
  const { serverUrl, databases, auditRole, waitMs } = definition;
  const url = withDatabase(serverUrl, "postgres");
  await (await ensureDatabase(url, waitMs)).end();
  await using admin = await openClient(url);
  const { client } = admin;
  const { rows } = await client.query<{ role: string; may: boolean }>(
    "select rolname as role, rolsuper or (rolcreaterole and rolcreatedb) as may from pg_roles where rolname = current_user",
  );
  if (!rows[0]?.may) {
    const reason = `the role ${rows[0]?.role} may not create roles and databases`;
    return { urls: {}, auditUrl: undefined, refused: databases.map(({ service }) => ({ service, reason })) };
  }
  // released with the connection
  await client.query("select pg_advisory_lock($1)", [provisioningLock]);
  if (definition.isOwnServer) await client.query("revoke connect on database postgres, template1 from public");
  const urls: Record<string, string> = {};
  const refused: { service: string; reason: string }[] = [];
  const provisioner = new Provisioner(client, definition);
  const auditRefusal = await refusalOf(() => provisioner.ensureAuditRole());
  for (const database of databases) {
    const reason = auditRefusal ?? (await refusalOf(() => provisioner.provide(database)));
    if (reason === undefined) urls[database.service] = provisioner.urlOf(database.name, database.name);
    else refused.push({ service: database.service, reason });
  }
  return { urls, auditUrl: auditRefusal ? undefined : provisioner.urlOf(auditRole, "postgres"), refused };
}

/** Returns the database's URL for one of the roles that were created with this secret. */
export function roleUrl(databaseUrl: string, role: string, secret: string): string {
  const password = createHmac("sha256", secret).update(`PostgreSQL role ${role}`).digest("base64url");
  return Object.assign(new URL(databaseUrl), { username: role, password }).href;
}

class Provisioner {
  constructor(
    private readonly admin: pg.Client,
    private readonly definition: ServiceDatabasesDefinition,
  ) {}

  urlOf(role: string, database: string): string {
    const { serverUrl, secret } = this.definition;
    return roleUrl(withDatabase(serverUrl, database), role, secret);
  }

  async ensureAuditRole(): Promise<void> {
    const { auditRole } = this.definition;
    await this.ensureRole(auditRole);
    await this.admin.query(`alter role ${quoted(auditRole)} set default_transaction_read_only = on`);
  }

  async provide({ name }: ServiceDatabase): Promise<void> {
    await this.ensureRole(name);
    const { rows } = await this.admin.query<{ isClosed: boolean }>(isClosedDatabase, [name, this.definition.auditRole]);
    if (rows[0]?.isClosed) return;
    if (!rows[0]) await this.createDatabase(name);
    await this.closeDatabase(name);
  }

  /** The role's comment records that Souk created it, and a hash of its password. */
  private async ensureRole(role: string): Promise<void> {
    const { password } = new URL(this.urlOf(role, role));
    const mark = `Souk made this role; password ${createHash("sha256").update(password).digest("hex").slice(0, 16)}`;
    const { rows } = await this.admin.query<{ comment: string | null }>(
      "select shobj_description(oid, 'pg_authid') as comment from pg_roles where rolname = $1",
      [role],
    );
    const [known] = rows;
    if (known?.comment === mark) return;
    if (known && !known.comment?.startsWith("Souk made this role"))
      throw new RefusedError(`the role ${role} exists, but Souk did not create it`);
    const attributes = `login password ${pg.escapeLiteral(password)}`;
    await this.admin.query(`${known ? "alter" : "create"} role ${quoted(role)} ${attributes}`);
    // a role that is not a superuser can transfer objects only to a role of which it is a member
    await this.admin.query(`
      do $$ begin
        if not (select rolsuper from pg_roles where rolname = current_user) then
          execute format('grant %I to %I', ${pg.escapeLiteral(role)}, current_user);
        end if;
      end $$`);
    await this.admin.query(`comment on role ${quoted(role)} is ${pg.escapeLiteral(mark)}`);
  }

  private async createDatabase(name: string): Promise<void> {
    await this.admin.query(`create database ${quoted(name)} owner ${quoted(name)}`);
  }

  /** Runs in one transaction. The grant to the audit's role, which `isClosedDatabase` checks, is part of it. */
  private async closeDatabase(name: string): Promise<void> {
    const { serverUrl, auditRole } = this.definition;
    const [role, reader] = [quoted(name), quoted(auditRole)];
    await using opened = await openClient(withDatabase(serverUrl, name));
    const { client } = opened;
    // a running old replica must not wait long
    await client.query("begin; set local lock_timeout = '5s'");
    await client.query(`alter database ${role} owner to ${role}`);
    await transferOwnership(client, name);
    await client.query(`
      revoke connect, temporary on database ${role} from public;
      alter default privileges for role ${role} grant usage on schemas to ${reader};
      alter default privileges for role ${role} grant select on tables to ${reader};
      grant connect on database ${role} to ${reader}`);
    const { rows } = await client.query<{ schema: string }>(ownSchemas);
    for (const { schema } of rows)
      await client.query(
        `grant usage on schema ${quoted(schema)} to ${reader}; grant select on all tables in schema ${quoted(schema)} to ${reader}`,
      );
    await client.query("commit");
  }
}

/** Returns whether the database belongs to the role of its name and the audit's role may connect. */
const isClosedDatabase = `
  select pg_get_userbyid(datdba) = datname and exists (
    select from aclexplode(datacl) where grantee = (select oid from pg_roles where rolname = $2) and privilege_type = 'CONNECT'
  ) as "isClosed"
  from pg_database where datname = $1`;

const ownSchemas = `select nspname as schema from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`;

class RefusedError extends Error {}

/** The class of insufficient_privilege, the class of invalid_grantor, and the lock_timeout of a busy table. */
const refusalCodes = /^(?:42|0L|55P03)/;

/**
 * Returns PostgreSQL's reason for a refusal, for the operator. Other errors, such as an unavailable server, are thrown.
 */
async function refusalOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof RefusedError) return error.message;
    if (error instanceof pg.DatabaseError && refusalCodes.test(error.code ?? "")) return error.message;
    throw error;
  }
}

async function openClient(connectionString: string): Promise<{ client: pg.Client } & AsyncDisposable> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000, application_name: "souk-start" });
  // the next statement reports a broken connection
  client.on("error", () => undefined);
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}

function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}
