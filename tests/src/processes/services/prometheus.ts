import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { eventually } from "../../test-kit/clients/eventually.js";
import { signUp } from "../../test-kit/clients/shopper.js";
import { addToCart, checkOut } from "../../test-kit/data/buying.js";
import { TemporaryFolder } from "../../test-kit/shop/temporary-folder.js";
import type { RunningServices } from "../running-services.js";

const hasPrometheus = spawnSync("prometheus", ["--version"]).status === 0;
if (!hasPrometheus) process.stderr.write("no prometheus on the PATH: its committed configuration is not tested\n");

const repository = resolve(import.meta.dirname, "../../../..");

interface ScrapeConfiguration {
  readonly job_name: string;
  readonly authorization: { readonly credentials_file: string };
}

interface Configuration {
  readonly rule_files: readonly string[];
  readonly scrape_configs: readonly ScrapeConfiguration[];
}

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

function committedRules(name: string): { readonly groups: readonly { readonly rules: readonly unknown[] }[] } {
  return parse(readFileSync(`${repository}/deploy/observability/prometheus/${name}`, "utf8"));
}

/** The same rules, evaluated every second. */
function withoutPauses({ groups }: ReturnType<typeof committedRules>): object {
  return { groups: groups.map((group) => ({ ...group, interval: "1s" })) };
}

/** The second router of the profile with two replicas; this shop has one. */
const absentJob = "router-2";

/** Tests that Prometheus reads running services with their METRICS_TOKEN. */
export function prometheusReads(servicesOf: () => RunningServices, metricsToken: string): void {
  describe.skipIf(!hasPrometheus)("Prometheus (on PATH) with the committed configuration", () => {
    let folder: TemporaryFolder;
    let prometheus: ChildProcess;
    let origin: string;
    const output: string[] = [];

    beforeAll(async () => {
      folder = await TemporaryFolder.create();
      await mkdir(folder.in("data"));
      await writeFile(folder.in("token"), metricsToken);
      await writeFile(folder.in("prometheus.yml"), stringify(await configurationHere()));
      const port = await findFreePort(undefined);
      origin = `http://127.0.0.1:${port}`;
      prometheus = spawn("prometheus", [
        `--config.file=${folder.in("prometheus.yml")}`,
        `--storage.tsdb.path=${folder.in("data")}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ]);
      prometheus.stderr?.on("data", (text: Buffer) => output.push(String(text)));
      await eventually(async () => expect((await fetch(`${origin}/-/ready`)).status).toBe(200));
    });

    afterAll(async () => {
      if (prometheus?.exitCode === null && prometheus.signalCode === null) {
        prometheus.kill("SIGTERM");
        await once(prometheus, "exit");
      }
      await folder?.[Symbol.asyncDispose]();
    });

    /** The committed configuration with the addresses and files of this machine in place of those in the containers. */
    async function configurationHere(): Promise<object> {
      const committed = parse(readFileSync(`${repository}/deploy/compose/prometheus.yml`, "utf8")) as Configuration;
      const rules = committed.rule_files.map((file) => file.replace("/etc/prometheus/rules/", ""));
      for (const name of rules) await writeFile(folder.in(name), stringify(withoutPauses(committedRules(name))));
      const jobs = committed.scrape_configs
        .filter((job) => job.job_name !== absentJob)
        .map(({ job_name, authorization }) => ({
          job_name,
          authorization: { ...authorization, credentials_file: folder.in("token") },
          static_configs: [{ targets: [new URL(addressOf(job_name)).host] }],
        }));
      const seconds = { scrape_interval: "1s", evaluation_interval: "1s" };
      return { ...committed, global: seconds, rule_files: rules.map((name) => folder.in(name)), scrape_configs: jobs };
    }

    function addressOf(job: string): string {
      if (job === "router") return servicesOf().shop.origin;
      return job === "audit" ? servicesOf().audit().origin : servicesOf().subgraph(job as SubgraphName).origin;
    }

    async function request(path: string, query: Record<string, string> = {}): Promise<any> {
      const response = await fetch(`${origin}/api/v1/${path}?${new URLSearchParams(query).toString()}`);
      const body = (await response.json()) as { status: string; error?: string; data: any };
      if (body.status !== "success") throw new Error(`${path} ${JSON.stringify(query)}: ${String(body.error)}`);
      return body.data;
    }

    // Prometheus waits 5 s for the discovery of its targets
    test("reads every process", async () => {
      await eventually(async () => {
        const { activeTargets } = await request("targets", { state: "active" });
        const states = activeTargets.map(
          ({ labels, health, lastError }: { labels: { job: string }; health: string; lastError: string }) =>
            `${labels.job} ${health} ${lastError}`,
        );
        expect(states.sort()).toEqual(["router", ...subgraphNames, "audit"].map((name) => `${name} up `).sort());
      });
    });

    test("loads and evaluates every rule", async () => {
      const { groups: committed } = committedRules("souk-rules.yml");
      const { groups } = await request("rules");
      const rules = groups.flatMap((group: { rules: { lastError?: string }[] }) => group.rules);
      expect(rules).toHaveLength(committed.flatMap((group) => group.rules).length);
      expect(rules.map(({ lastError }: { lastError?: string }) => lastError).filter(Boolean)).toEqual([]);
      expect(output.join("")).not.toMatch(/level=error/i);
    });

    /** Panels of what a shop without faults does not have. */
    const panelsOfFaults = ["Differences that the audit found"];

    test("has series for the panels of the overview after purchases and a sign-in", async () => {
      const { shop } = servicesOf();
      const { products } = await shop.get(`{ products(first: 1, filter: { search: "keyboard" }) { nodes { id } } }`);
      const dashboard = JSON.parse(
        readFileSync(`${repository}/deploy/observability/grafana/souk-overview.json`, "utf8"),
      ) as Dashboard;
      const buyer = await signUp(shop);
      const login = `mutation ($input: LoginInput!) { login(input: $input) { __typename } }`;
      const empty = async (): Promise<string[]> => {
        const panels = await Promise.all(
          dashboard.panels.map(async ({ title, targets }) => {
            const results = await Promise.all(targets.map(({ expr }) => request("query", { query: expr })));
            return results.some(({ result }) => result.length > 0) ? [] : [title];
          }),
        );
        return panels.flat();
      };
      // a rate needs counts before and after
      await eventually(async () => {
        await addToCart(buyer, products.nodes[0].id);
        await checkOut(buyer);
        await shop.execute(login, { input: { email: "nobody@example.com", password: "a wrong password" } });
        expect((await empty()).filter((title) => !panelsOfFaults.includes(title))).toEqual([]);
      });
    });
  });
}
