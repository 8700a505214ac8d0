import { Anchor, Group, Progress, Table, Text } from "@mantine/core";
import { Link } from "react-router";
import { useFormatter, useTranslations } from "use-intl/react";
import { ReportCard, type CardState } from "./report-card";
import type { OrdersByStatusFragment } from "./orders-by-status.generated";

export interface OrdersByStatusProps extends CardState {
  readonly report: OrdersByStatusFragment | null | undefined;
}

/** The current status of the orders placed in these days. Each status links to its orders. */
export function OrdersByStatus({ report, ...card }: OrdersByStatusProps) {
  const t = useTranslations("adminSales.dashboard.byStatus");
  const names = useTranslations("adminSales.orderStatus");
  const format = useFormatter();
  const { firstDay, lastDay } = card.range;
  return (
    <ReportCard {...card} title={t("title")} unavailableText={t("unavailable")} figures={report?.byStatus} height={260}>
      {(statuses) => {
        const most = Math.max(1, ...statuses.map(({ count }) => count));
        return (
          <Table aria-label={t("title")} withRowBorders={false} verticalSpacing={6}>
            <Table.Tbody>
              {statuses.map(({ status, count }) => (
                <Table.Tr key={status}>
                  <Table.Th scope="row" fw={400} w="45%">
                    <Anchor
                      component={Link}
                      to={`/admin/orders?status=${status}&from=${firstDay}&to=${lastDay}`}
                      inherit
                    >
                      {names(status)}
                    </Anchor>
                  </Table.Th>
                  <Table.Td>
                    <Group gap="xs" wrap="nowrap">
                      <Progress value={(100 * count) / most} flex={1} aria-hidden />
                      <Text size="sm" miw="2.5em" ta="end">
                        {format.number(count)}
                      </Text>
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        );
      }}
    </ReportCard>
  );
}
