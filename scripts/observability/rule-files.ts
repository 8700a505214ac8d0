import { stringify } from "yaml";
import { runbookOf, type Alert } from "./alert.ts";
import { requestAlerts } from "./request-alerts.ts";
import { serviceAlerts } from "./service-alerts.ts";
import { recordedRatio, slos, windows } from "./slos.ts";

export const alerts: readonly Alert[] = [...requestAlerts, ...serviceAlerts];

const interval = "1m";

/** The names of the rules' file and of its tests, which promtool looks for beside each other. */
export const ruleFile = "souk-rules.yml";
export const ruleTestFile = "souk-rules.test.yml";

interface RecordingRule {
  readonly record: string;
  readonly expr: string;
}

export const recordingRules: readonly RecordingRule[] = Object.values(slos).flatMap((slo) =>
  windows.map((window) => ({ record: recordedRatio(slo, window), expr: slo.badRatio(window) })),
);

/** Returns the recording and alert rules for Prometheus. */
export function rulesText(): string {
  const groups = [
    { name: "souk-slos", interval, rules: recordingRules },
    {
      name: "souk-alerts",
      interval,
      rules: alerts.map((alert) => ({
        alert: alert.name,
        expr: alert.expression,
        for: alert.for,
        labels: { severity: alert.severity },
        annotations: annotationsOf(alert),
      })),
    },
  ];
  return write({ groups });
}

/** Returns the tests of the rules for promtool: each alert fires in one case, and is silent in another. */
export function ruleTestsText(): string {
  const tests = alerts.flatMap((alert) => [
    {
      interval,
      name: `${alert.name} fires`,
      input_series: seriesOf(alert.fires.series),
      alert_rule_test: [{ eval_time: alert.fires.at, alertname: alert.name, exp_alerts: [expectedOf(alert)] }],
    },
    {
      interval,
      name: `${alert.name} is silent`,
      input_series: seriesOf(alert.isSilent.series),
      alert_rule_test: [{ eval_time: alert.isSilent.at, alertname: alert.name, exp_alerts: [] }],
    },
  ]);
  return write({ rule_files: [ruleFile], evaluation_interval: interval, tests });
}

function annotationsOf({ summary, ...alert }: Alert): Record<string, string> {
  return { summary, runbook: `docs/operations/runbooks/${runbookOf(alert)}.md` };
}

function expectedOf(alert: Alert) {
  const { severity, labels = {} } = alert;
  const annotations = Object.entries(annotationsOf(alert)).map(([name, text]) => [
    name,
    text.replace(/\{\{ \$labels\.(\w+) \}\}/g, (_all, label: string) => labels[label] ?? ""),
  ]);
  return { exp_labels: { severity, ...labels }, exp_annotations: Object.fromEntries(annotations) as object };
}

function seriesOf(series: Readonly<Record<string, string>>) {
  return Object.entries(series).map(([name, values]) => ({ series: name, values }));
}

function write(content: object): string {
  return `# Written by npm run observability.\n${stringify(content, { lineWidth: 0 })}`;
}
