import { dashboards } from "./dashboards.ts";
import { dashboardOf } from "./panel.ts";
import { ruleFile, rulesText, ruleTestFile, ruleTestsText } from "./rule-files.ts";

export const rulesFolder = "deploy/observability/prometheus";
export const dashboardsFolder = "deploy/observability/grafana";

/** Returns the generated files by path. */
export function observabilityFiles(): ReadonlyMap<string, string> {
  return new Map([
    [`${rulesFolder}/${ruleFile}`, rulesText()],
    [`${rulesFolder}/${ruleTestFile}`, ruleTestsText()],
    ...dashboards.map((dashboard): [string, string] => [
      `${dashboardsFolder}/${dashboard.uid}.json`,
      `${JSON.stringify(dashboardOf(dashboard), undefined, 2)}\n`,
    ]),
  ]);
}
