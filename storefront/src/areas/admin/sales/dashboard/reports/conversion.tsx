import { Group, Progress, Stack, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "use-intl/react";
import { MissingNotice } from "../../../../../ui/page-state/missing-notice";
import { ReportCard, type CardState } from "./report-card";
import type { ConversionFragment } from "./conversion.generated";

export interface ConversionProps extends CardState {
  readonly report: ConversionFragment | null | undefined;
}

/** The number of started carts, placed orders and paid orders, each with its share of the step before. */
export function Conversion({ report, ...card }: ConversionProps) {
  const t = useTranslations("adminSales.dashboard.conversion");
  return (
    <ReportCard
      {...card}
      title={t("title")}
      unavailableText={t("unavailable")}
      figures={report?.conversion}
      height={160}
    >
      {({ cartsStarted, ordersPlaced, ordersPaid }) => {
        const most = Math.max(cartsStarted ?? 0, ordersPlaced, ordersPaid);
        return (
          <Stack gap="sm">
            {cartsStarted === null ? (
              <MissingNotice text={t("cartsAway")} retry={card.retry} />
            ) : (
              <Step label={t("carts")} count={cartsStarted} most={most} of={null} />
            )}
            <Step label={t("placed")} count={ordersPlaced} most={most} of={cartsStarted} />
            <Step label={t("paid")} count={ordersPaid} most={most} of={ordersPlaced} />
            {report?.cartReminders && (
              <Text size="sm" c="dimmed">
                {t("reminders", report.cartReminders)}
              </Text>
            )}
          </Stack>
        );
      }}
    </ReportCard>
  );
}

interface StepProps {
  readonly label: string;
  readonly count: number;
  readonly most: number;
  /** The count of the previous step; null if unknown. */
  readonly of: number | null;
}

function Step({ label, count, most, of }: StepProps) {
  const format = useFormatter();
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{label}</Text>
        <Text size="sm">
          <Text span inherit fw={600}>
            {format.number(count)}
          </Text>
          {of !== null && of > 0 && ` · ${format.number(count / of, { style: "percent" })}`}
        </Text>
      </Group>
      <Progress value={most === 0 ? 0 : (100 * count) / most} aria-hidden />
    </Stack>
  );
}
