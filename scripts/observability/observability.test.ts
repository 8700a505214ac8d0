import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runbookOf } from "./alert.ts";
import { metricsIn, namesInExpressions } from "./expressions.ts";
import { dashboards, dashboardsFolder, observabilityFiles, rulesFolder } from "./observability-files.ts";
import { alerts, recordingRules, ruleFile } from "./rule-files.ts";
import { browseOperations } from "./slos.ts";

const runbooks = "docs/operations/runbooks";
const known = new Set([...namesInExpressions(), ...recordingRules.map(({ record }) => record)]);

function unknownIn(expressions: readonly string[]): string[] {
  return expressions.flatMap(metricsIn).filter((name) => !known.has(name));
}

test.each([...observabilityFiles()])("%s equals the output of `npm run observability`", (file, text) => {
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("the folders have no other files", () => {
  const files = [rulesFolder, dashboardsFolder].flatMap((folder) =>
    readdirSync(folder).map((name) => `${folder}/${name}`),
  );
  expect(files.toSorted()).toEqual([...observabilityFiles().keys()].toSorted());
});

describe("each metric exists that is named in", () => {
  test("a recording rule", () => {
    expect(unknownIn(recordingRules.map(({ expr }) => expr))).toEqual([]);
  });

  test.each(alerts)("the alert $name", ({ expression }) => {
    expect(metricsIn(expression)).not.toEqual([]);
    expect(unknownIn([expression])).toEqual([]);
  });

  test.each(dashboards)("the dashboard $uid", ({ panels }) => {
    const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    expect(expressions.length).toBeGreaterThanOrEqual(panels.length);
    expect(unknownIn(expressions)).toEqual([]);
  });

  test.each(readdirSync(runbooks))("the page %s", (page) => {
    const blocks = [...readFileSync(`${runbooks}/${page}`, "utf8").matchAll(/```promql\n([^`]*)```/g)];
    expect(unknownIn(blocks.map(([, query = ""]) => query))).toEqual([]);
  });
});

test("an unknown metric is found", () => {
  const query = 'sum by (task) (rate(invented_total{state="dead"}[5m])) > 0 and up == 1';
  expect(unknownIn([query])).toEqual(["invented_total"]);
});

test("each alert has a runbook, and each runbook an alert", () => {
  const pages = readdirSync(runbooks).filter((name) => name !== "README.md");
  expect(pages.toSorted()).toEqual(alerts.map((alert) => `${runbookOf(alert)}.md`).toSorted());
});

test.each(alerts)("the runbook of $name states the meaning, the investigation and the actions", (alert) => {
  const page = readFileSync(`${runbooks}/${runbookOf(alert)}.md`, "utf8");
  expect(page.match(/^#.*$/gm)).toEqual([`# ${alert.name}`, "## Meaning", "## Investigation", "## Actions"]);
  expect(page).toContain(alert.severity === "page" ? "Page: act now." : "Ticket: act within days.");
  const index = readFileSync(`${runbooks}/README.md`, "utf8");
  expect(index.replace(/ +/g, " ")).toContain(`| [${alert.name}](${runbookOf(alert)}.md) | ${alert.severity} |`);
});

test("S4-51: an alert fires on the rate of failed operations", () => {
  const rules = readFileSync(`${rulesFolder}/${ruleFile}`, "utf8");
  expect(rules).toMatch(/alert: SoukOperationsFailing\n +expr: sum \(rate\(graphql_operation_duration_seconds_count/);
});

test("the storefront has each browse operation, whose name the router therefore counts", () => {
  const { operations } = JSON.parse(readFileSync("schema/operations.json", "utf8")) as {
    readonly operations: readonly { readonly name: string }[];
  };
  const names = operations.map(({ name }) => name);
  expect(browseOperations.filter((name) => !names.includes(name))).toEqual([]);
});

test("S3-106: the profile observability loads the rules and the dashboards", () => {
  const { services } = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true, maxAliasCount: -1 }) as {
    services: Record<string, { volumes?: readonly unknown[] }>;
  };
  const mounted = [...(services.prometheus?.volumes ?? []), ...(services.grafana?.volumes ?? [])];
  expect(mounted).toEqual(
    expect.arrayContaining([
      `./${rulesFolder}/${ruleFile}:/etc/prometheus/rules/${ruleFile}:ro`,
      `./${dashboardsFolder}:/var/lib/grafana/dashboards/souk:ro`,
    ]),
  );
  const sources = mounted
    .filter((mount) => typeof mount === "string" && mount.startsWith("./"))
    .map(String)
    .map((mount) => mount.split(":", 1)[0] ?? "");
  expect(sources.filter((source) => !existsSync(source))).toEqual([]);
  expect(readFileSync("deploy/compose/prometheus.yml", "utf8")).toContain(`/etc/prometheus/rules/${ruleFile}`);
});
