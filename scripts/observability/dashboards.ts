import type { DashboardDescription } from "./panel.ts";
import { router } from "./router-dashboard.ts";
import { jobsDashboard, postgresql, subgraph } from "./service-dashboards.ts";
import { checkout, overview } from "./shop-dashboards.ts";

/** Every dashboard, in the order of the pages of Grafana. */
export const dashboards: readonly DashboardDescription[] = [
  overview,
  checkout,
  router,
  subgraph,
  jobsDashboard,
  postgresql,
];
