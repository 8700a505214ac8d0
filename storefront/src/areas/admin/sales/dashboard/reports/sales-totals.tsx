import { Card, SimpleGrid, Skeleton, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { MissingNotice } from "../../../../../ui/page-state/missing-notice";
import { Price } from "../../../../../ui/price/price";
import type { CardState } from "./report-card";
import type { SalesTotalsFragment } from "./sales-totals.generated";

export interface SalesTotalsProps extends CardState {
  readonly report: SalesTotalsFragment | null | undefined;
}

export function SalesTotals({ report, fetching, retry }: SalesTotalsProps) {
  const t = useTranslations("adminSales.dashboard.totals");
  const format = useFormatter();
  if (!report && !fetching) return <MissingNotice text={t("unavailable")} retry={retry} />;
  const totals = report?.totals;
  return (
    <SimpleGrid component="dl" cols={{ base: 2, md: 5 }} spacing="sm" m={0} aria-label={t("label")}>
      <Figure term={t("revenue")} note={t("revenueNote")}>
        {totals && <Price money={totals.revenue} inherit />}
      </Figure>
      <Figure term={t("orders")} note={totals && t("ordersNote", { orders: totals.orders })}>
        {totals && format.number(totals.paidOrders)}
      </Figure>
      <Figure term={t("average")}>
        {totals && (totals.averageOrder ? <Price money={totals.averageOrder} inherit /> : "–")}
      </Figure>
      <Figure term={t("units")}>{totals && format.number(totals.units)}</Figure>
      <Figure term={t("refunded")}>{totals && <Price money={totals.refunded} inherit />}</Figure>
    </SimpleGrid>
  );
}

interface FigureProps {
  readonly term: string;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

function Figure({ term, note, children }: FigureProps) {
  return (
    <Card withBorder padding="sm">
      <Text component="dt" size="sm" c="dimmed">
        {term}
      </Text>
      <Text component="dd" size="xl" fw={700} m={0} mih="1.6em" style={{ fontVariantNumeric: "tabular-nums" }}>
        {children ?? <Skeleton height={24} mt={6} width="70%" />}
      </Text>
      {note && (
        <Text component="dd" size="xs" c="dimmed" m={0}>
          {note}
        </Text>
      )}
    </Card>
  );
}
