/** A query of a panel. */
interface Target {
  readonly expr: string;
  readonly legend: string;
}

/** Returns a query with the template of its legend. */
export function target(expr: string, legend: string): Target {
  return { expr, legend };
}

export interface PanelDescription {
  readonly title: string;
  readonly unit: "s" | "percentunit" | "reqps" | "ops" | "short" | "bytes" | "cps";
  readonly targets: readonly Target[];
  /** `now`: only the present values. `time` when absent. */
  readonly shows?: "time" | "now";
  readonly description?: string;
}

export interface DashboardDescription {
  readonly uid: string;
  readonly title: string;
  /** A selection of the reader, as `$name` in the queries: the values of a label. */
  readonly variable?: { readonly name: string; readonly query: string };
  readonly panels: readonly PanelDescription[];
}

const datasource = { type: "prometheus", uid: "souk-prometheus" };
const columns = 2;
const width = 24 / columns;
const height = 8;

/** Returns the dashboard as Grafana stores it. */
export function dashboardOf({ uid, title, variable, panels }: DashboardDescription): object {
  return {
    uid,
    title,
    tags: ["souk"],
    timezone: "browser",
    schemaVersion: 39,
    refresh: "30s",
    time: { from: "now-1h", to: "now" },
    templating: { list: variable ? [variableOf(variable)] : [] },
    panels: panels.map(panelOf),
  };
}

function panelOf({ title, unit, targets, shows = "time", description = "" }: PanelDescription, index: number): object {
  return {
    id: index + 1,
    title,
    description,
    type: shows === "time" ? "timeseries" : "stat",
    datasource,
    gridPos: { h: height, w: width, x: (index % columns) * width, y: Math.floor(index / columns) * height },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: targets.map(({ expr, legend }, position) => ({
      refId: String.fromCodePoint(65 + position),
      datasource,
      expr,
      legendFormat: legend,
      instant: shows === "now",
    })),
  };
}

function variableOf({ name, query }: { readonly name: string; readonly query: string }): object {
  return { name, label: name, type: "query", datasource, query, refresh: 2, sort: 1 };
}
