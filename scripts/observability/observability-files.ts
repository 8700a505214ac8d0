import { dashboardOf, type DashboardDescription } from "./panel.ts";
import { ruleFile, rulesText, ruleTestFile, ruleTestsText } from "./rule-files.ts";
import { router } from "./router-dashboard.ts";
import { jobsDashboard, postgresql, subgraph } from "./service-dashboards.ts";
import { checkout, overview } from "./shop-dashboards.ts";

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

/** Every dashboard, in the order of the pages of Grafana. */
export const dashboards: readonly DashboardDescription[] = [
  overview,
  checkout,
  router,
  subgraph,
  jobsDashboard,
  postgresql,
];
