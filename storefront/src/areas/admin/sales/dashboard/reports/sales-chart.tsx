import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";
import { useFormatter, useLocale, useTranslations } from "use-intl/react";
import { formatMoney } from "../../../../../ui/price/format-money";
import { sumMoney } from "../../../../../ui/price/sum-money";
import { dayStart } from "../../../components/local-days";
import { chartHeight } from "./chart-height";
import type { SalesByDayFragment } from "./sales-by-day.generated";

/** Bars with the amount that was paid on each day. */
export function SalesChart({ days }: { readonly days: SalesByDayFragment["byDay"] }) {
  const t = useTranslations("adminSales.dashboard.byDay");
  const format = useFormatter();
  const locale = useLocale();
  const [first, ...others] = days;
  if (!first) return null;
  const { currency } = first.revenue;
  const dayName = (date: string) =>
    format.dateTime(dayStart(date) ?? new Date(date), { month: "short", day: "numeric" });
  const sum = sumMoney(first.revenue, ...others.map(({ revenue }) => revenue));
  const summary = t("summary", {
    from: dayName(first.date),
    to: dayName(days.at(-1)?.date ?? first.date),
    sum: formatMoney(sum, locale),
  });
  return (
    <div role="img" aria-label={summary}>
      <div aria-hidden>
        <BarChart
          h={chartHeight}
          // a float sets only the height of a bar; the displayed texts are exact
          data={days.map(({ date, revenue }) => ({ day: dayName(date), [t("revenue")]: Number(revenue.amount) }))}
          dataKey="day"
          series={[{ name: t("revenue"), color: "var(--mantine-primary-color-filled)" }]}
          valueFormatter={(amount) => format.number(amount, { style: "currency", currency })}
          yAxisProps={{ tickFormatter: (amount: number) => format.number(amount, { notation: "compact" }) }}
          barProps={{ isAnimationActive: false, radius: [3, 3, 0, 0] }}
          barChartProps={{ accessibilityLayer: false }}
          gridAxis="x"
        />
      </div>
    </div>
  );
}
