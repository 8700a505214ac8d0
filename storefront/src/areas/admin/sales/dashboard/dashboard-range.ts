import { dayOf, dayStart } from "../../components/local-days";

/** Presets by their names in the address, in days up to today. */
export const presets = { today: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;

export type Preset = keyof typeof presets;

export interface DashboardRange {
  /** Undefined if the days were chosen individually. */
  readonly preset: Preset | undefined;
  readonly firstDay: string;
  readonly lastDay: string;
  /** The start of the first day and the end of the last one, as the graph takes them. */
  readonly from: string;
  readonly to: string;
}

/** The graph reports on at most this many days. */
const mostDays = 366;

/** Returns the range in the address, in the browser's time zone; the last 30 days if the address has no valid range. */
export function dashboardRange(value: (name: string) => string, now: Date): DashboardRange {
  const chosen = rangeOf(value("from"), value("to"));
  if (chosen) return { preset: undefined, ...chosen };
  const preset = isPreset(value("range")) ? (value("range") as Preset) : "month";
  const today = dayOf(now);
  const first = dayStart(today, 1 - presets[preset]) ?? now;
  return {
    preset,
    firstDay: dayOf(first),
    lastDay: today,
    from: first.toISOString(),
    to: (dayStart(today, 1) ?? now).toISOString(),
  };
}

function rangeOf(firstDay: string, lastDay: string): Omit<DashboardRange, "preset"> | undefined {
  const from = dayStart(firstDay);
  const to = dayStart(lastDay, 1);
  const longest = dayStart(firstDay, mostDays);
  if (!from || !to || !longest || to <= from) return undefined;
  const end = to > longest ? longest : to;
  const last = to > longest ? (dayStart(firstDay, mostDays - 1) ?? end) : (dayStart(lastDay) ?? end);
  return { firstDay, lastDay: dayOf(last), from: from.toISOString(), to: end.toISOString() };
}

function isPreset(name: string): name is Preset {
  return Object.hasOwn(presets, name);
}
