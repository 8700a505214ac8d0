import { Button, Skeleton, Table } from "@mantine/core";
import { IconChartBar, IconTable } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { Price } from "../../../../../ui/price/price";
import { Scrollable } from "../../../../../ui/scrollable/scrollable";
import { dayStart } from "../../../components/local-days";
import { chartHeight } from "./chart-height";
import { ReportCard, type CardState } from "./report-card";
import type { SalesByDayFragment } from "./sales-by-day.generated";

/** The chart library is the largest part of the page, so it loads after the figures. */
const SalesChart = lazy(async () => ({ default: (await import("./sales-chart")).SalesChart }));

export interface SalesByDayProps extends CardState {
  readonly report: SalesByDayFragment | null | undefined;
}

/** A chart, and a table with the same figures. */
export function SalesByDay({ report, ...card }: SalesByDayProps) {
  const t = useTranslations("adminSales.dashboard.byDay");
  const [isTable, setIsTable] = useState(false);
  return (
    <ReportCard
      {...card}
      title={t("title")}
      unavailableText={t("unavailable")}
      figures={report?.byDay}
      height={chartHeight}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={isTable ? <IconChartBar aria-hidden size={14} /> : <IconTable aria-hidden size={14} />}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? t("asChart") : t("asTable")}
        </Button>
      }
    >
      {(days) =>
        isTable ? (
          <SalesTable days={days} />
        ) : (
          <Suspense fallback={<Skeleton height={chartHeight} />}>
            <SalesChart days={days} />
          </Suspense>
        )
      }
    </ReportCard>
  );
}

function SalesTable({ days }: { readonly days: SalesByDayFragment["byDay"] }) {
  const t = useTranslations("adminSales.dashboard.byDay");
  const format = useFormatter();
  return (
    <Scrollable label={t("title")} mah={chartHeight * 2}>
      <Table stickyHeader aria-label={t("title")} style={{ fontVariantNumeric: "tabular-nums" }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("day")}</Table.Th>
            <Table.Th ta="end">{t("placed")}</Table.Th>
            <Table.Th ta="end">{t("paid")}</Table.Th>
            <Table.Th ta="end">{t("revenue")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map(({ date, orders, paidOrders, revenue }) => (
            <Table.Tr key={date}>
              <Table.Th scope="row" fw={400}>
                {format.dateTime(dayStart(date) ?? new Date(date), { dateStyle: "medium" })}
              </Table.Th>
              <Table.Td ta="end">{format.number(orders)}</Table.Td>
              <Table.Td ta="end">{format.number(paidOrders)}</Table.Td>
              <Table.Td ta="end">
                <Price money={revenue} inherit />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrollable>
  );
}
