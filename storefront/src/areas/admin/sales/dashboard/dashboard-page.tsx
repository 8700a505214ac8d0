import { Grid, Group, Stack, Title } from "@mantine/core";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { useTimeZone, useTranslations } from "use-intl/react";
import { Slot } from "../../../../app/project/slot";
import { Head } from "../../../../ui/head/head";
import { Conversion } from "./reports/conversion";
import { dashboardRange } from "./dashboard-range";
import { AdminDashboardDocument } from "./dashboard.generated";
import { lowStockLevel, LowStock } from "./reports/low-stock";
import { OrdersByStatus } from "./reports/orders-by-status";
import { RangeChoice } from "./range-choice";
import { SalesByDay } from "./reports/sales-by-day";
import { SalesTotals } from "./reports/sales-totals";
import { TopProducts } from "./reports/top-products";

/** The figures of the shop. Each card shows its own notice if its data are unavailable. */
export function Component() {
  const t = useTranslations("adminSales.dashboard");
  const [parameters] = useSearchParams();
  const timeZone = useTimeZone() ?? "UTC";
  const [now] = useState(() => new Date());
  const range = useMemo(() => dashboardRange((name) => parameters.get(name) ?? "", now), [parameters, now]);
  const [{ data, fetching }, refetch] = useQuery({
    query: AdminDashboardDocument,
    variables: { from: range.from, to: range.to, timeZone, lowStock: lowStockLevel },
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const card = { fetching, retry, range };
  const report = data?.salesReport;
  return (
    <Stack aria-busy={fetching}>
      <Head title={t("title")} hidden />
      <Group justify="space-between" align="end" gap="sm">
        <Title order={1}>{t("title")}</Title>
        <RangeChoice range={range} />
      </Group>
      <Slot name="admin.dashboard" with={{}} />
      <SalesTotals report={report} {...card} />
      <SalesByDay report={report} {...card} />
      <Grid>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            <TopProducts report={report} {...card} />
            <LowStock levels={data?.stockLevels} {...card} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            <OrdersByStatus report={report} {...card} />
            <Conversion report={report} {...card} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
