import { Group, Progress, Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { Price } from "../../../../ui/price/price";
import { Scrollable } from "../../../../ui/scrollable/scrollable";
import type { IncomeAmountsFragment } from "./income.generated";

export interface IncomeRow extends IncomeAmountsFragment {
  readonly key: string;
  readonly title: ReactNode;
}

export interface IncomeTableProps {
  readonly label: string;
  /** The header of the first column. */
  readonly of: string;
  readonly rows: readonly IncomeRow[];
  readonly hasBars?: boolean;
}

/**
 * One row of figures for each month or course. The income comes first, so that a phone shows it without scrolling; the
 * bars repeat it for the eye alone.
 */
export function IncomeTable({ label, of, rows, hasBars = false }: IncomeTableProps) {
  const t = useTranslations("teaching.income");
  const format = useFormatter();
  // a float sets only the length of a bar; the displayed texts are exact
  const most = Math.max(1, ...rows.map(({ income }) => Number(income.amount)));
  return (
    <Scrollable label={label}>
      <Table aria-label={label} miw={620} style={{ fontVariantNumeric: "tabular-nums" }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{of}</Table.Th>
            <Table.Th ta="end">{t("income")}</Table.Th>
            <Table.Th ta="end">{t("units")}</Table.Th>
            <Table.Th ta="end">{t("sales")}</Table.Th>
            <Table.Th ta="end">{t("refunds")}</Table.Th>
            <Table.Th ta="end">{t("shopShare")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, title, units, sales, refunds, shopShare, income }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={400} miw="8em">
                {title}
              </Table.Th>
              <Table.Td ta="end">
                <Group gap="xs" wrap="nowrap" justify="end">
                  {hasBars && (
                    <Progress
                      value={(100 * Math.max(0, Number(income.amount))) / most}
                      w={100}
                      visibleFrom="sm"
                      aria-hidden
                    />
                  )}
                  <Price money={income} inherit fw={550} display="inline-block" miw="6em" />
                </Group>
              </Table.Td>
              <Table.Td ta="end">{format.number(units)}</Table.Td>
              {[sales, refunds, shopShare].map((money, column) => (
                <Table.Td key={column} ta="end">
                  <Price money={money} inherit />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrollable>
  );
}
