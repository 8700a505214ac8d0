import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { settingPrefix, subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { RunningServices } from "../running-services.js";

/** Settings that contain secrets; only payments may get those of Stripe, and no service the other one. */
export const foreignSecrets = {
  STRIPE_SECRET_KEY: "of-stripe",
  STRIPE_WEBHOOK_SECRET: "of-stripe-webhooks",
  MY_OWN: "of-no-one",
};

const more: Readonly<Record<string, readonly string[]>> = {
  router: ["CARD_SEAL_KEYS_FILE"],
  accounts: ["ACCESS_TOKEN_KEYS_FILE", "ACCOUNTS_SECRET_KEY_FILE"],
  payments: ["SANDBOX_DATABASE_URL", "CARD_VAULT_KEYS_FILE", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
};

/** Tests that each process has its own credentials. `start.test.ts` tests the database roles, which are the same. */
export function credentials(servicesOf: () => RunningServices): void {
  describe("the credentials of each process", () => {
    test("open no database of another service", async () => {
      const connected = await servicesOf().rows<{ database: string; role: string }>(
        `select distinct datname as database, usename as role from pg_stat_activity
         where datname like 'souk\\_%' and application_name <> 'souk-audit'`,
      );
      // a pool closes idle connections, so not every database has a connection at every moment
      expect(connected.length).toBeGreaterThan(subgraphNames.length / 2);
      expect(connected.filter(({ database, role }) => database !== role)).toEqual([]);
    });

    const onLinux = process.platform === "linux" ? test : test.skip;

    onLinux("are the secrets that the process uses and no other", () => {
      const services = servicesOf();
      for (const service of [...subgraphNames, "router"]) {
        const pid = services.processOf(service === "router" ? "router/dist/main.js" : `subgraphs/${service}/`);
        const text = readFileSync(`/proc/${pid}/environ`, "utf8");
        const names = text.split("\0").map((line) => line.split("=", 1)[0] ?? "");
        const secret = /DATABASE_URL|KEYS?(_FILE)?$|SECRET|PASSWORD|TOKEN$|MY_OWN/;
        const expected = [
          "METRICS_TOKEN",
          "SERVICE_KEYS_FILE",
          "SERVICE_PUBLIC_KEYS_FILE",
          ...(service === "router" ? [] : [`${settingPrefix(service)}_DATABASE_URL`]),
          ...(more[service] ?? []),
        ];
        expect([service, names.filter((name) => secret.test(name)).toSorted()]).toEqual([service, expected.toSorted()]);
        expect(text).toContain(`keys/services/${service}.json`);
        expect(text).not.toContain(services.databasePassword);
      }
    });

    test("sign no call in the name of another service", async () => {
      const services = servicesOf();
      const request = async (signer: string, caller: string, callee: SubgraphName) => {
        const headers = await services.tokensOf(signer).headersFor(caller, callee);
        const client = services.subgraph(callee).with(headers);
        return (await client.execute("{ __typename }")).status;
      };
      for (const callee of ["payments", "inventory", "accounts", "notifications"] as const) {
        expect(await request("cart", "orders", callee)).toBe(401);
        expect(await request("cart", "router", callee)).toBe(401);
        expect(await request("orders", "orders", callee)).not.toBe(401);
      }
    });
  });
}
