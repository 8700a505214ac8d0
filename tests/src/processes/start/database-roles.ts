import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { findEmbeddedPostgres } from "@souk/embedded-postgres";
import { withDatabase } from "@souk/kernel/config/database-settings";
import { databaseName, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { roleUrl } from "@souk/kernel/database/service-databases";
import { rowsOf } from "../../test-kit/data/database-rows.js";

const databases = [...subgraphNames.map(databaseName), "souk_sandbox_bank"];

/** The URL with which a role connects to a database. */
type UrlOf = (role: string, database: string) => string;

/** Expects that the role of each service opens only its own database. */
export async function expectSeparateRoles(serverUrl: string, urlOf: UrlOf): Promise<void> {
  const may = await rowsOf<{ role: string; opened: string[] }>(
    serverUrl,
    `select role, array_agg(database) filter (where has_database_privilege(role, database, 'connect')) as opened
     from unnest($1::text[]) role, unnest($1::text[] || array['postgres']) database group by role`,
    [databases],
  );
  expect(Object.fromEntries(may.map(({ role, opened }) => [role, opened]))).toEqual(
    Object.fromEntries(databases.map((role) => [role, [role]])),
  );
  for (const role of databases)
    expect(await rowsOf(urlOf(role, role), "select current_user as role")).toEqual([{ role }]);
  const refused = rowsOf(urlOf("souk_cart", "souk_orders"), "select 1");
  await expect(refused).rejects.toThrow('permission denied for database "souk_orders"');
}

/** Tests the credentials of a running shop of one process, whose database is embedded. */
export function databaseRoles(shopOf: () => { readonly dataDir: string; readonly port: number }): void {
  describe("the credentials of a shop in one process", () => {
    /** The roles whose passwords a start derives from the server's password. */
    async function derived() {
      const found = await findEmbeddedPostgres(shopOf().dataDir);
      if (typeof found === "string") throw new Error(found);
      const secret = new URL(found.url).password;
      const urlOf = (role: string, database: string) => roleUrl(withDatabase(found.url, database), role, secret);
      return { serverUrl: found.url, urlOf };
    }

    test("are a role for each database that opens no other database", async () => {
      const { serverUrl, urlOf } = await derived();
      await expectSeparateRoles(serverUrl, urlOf);
      const connected = await rowsOf<{ database: string; role: string }>(
        serverUrl,
        `select distinct datname as database, usename as role from pg_stat_activity
         where datname like 'souk\\_%' and usename <> 'souk_audit'`,
      );
      expect(connected.length).toBeGreaterThan(subgraphNames.length / 2);
      expect(connected.filter(({ database, role }) => database !== role)).toEqual([]);
    });

    test("are a role for the audit that reads every database and writes none", async () => {
      const { urlOf } = await derived();
      for (const database of databases) {
        const url = urlOf("souk_audit", database);
        await expect(rowsOf(url, "create table written (id int)")).rejects.toThrow(/read-only/);
        const [found] = await rowsOf<{ count: number }>(
          url,
          "select count(*)::int as count from pg_tables where schemaname !~ '^(pg_|information_schema)' and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')",
        );
        expect(found?.count).toBeGreaterThan(0);
      }
    });

    test("include no private service key on disk, and the shop listens only on this machine", async () => {
      const { dataDir, port } = shopOf();
      const hexPort = port.toString(16).toUpperCase().padStart(4, "0");
      if (process.platform === "linux") expect(readFileSync("/proc/net/tcp", "utf8")).toContain(`0100007F:${hexPort}`);
      expect(await readdir(`${dataDir}/keys`)).not.toContain("services");
    });
  });
}
