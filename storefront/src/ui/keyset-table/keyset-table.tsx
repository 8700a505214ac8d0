import { Box, Button, Checkbox, Group, Skeleton, Table, Text, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconArrowsSort, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { ErrorState, type ErrorStateProps } from "../page-state/error-state";
import { MissingPage, isMissingPage } from "../page-state/missing-page";
import { Scrollable } from "../scrollable/scrollable";
import classes from "./keyset-table.module.css";
import type { ListAddress } from "./use-list-address";

export interface TableColumn<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers and amounts are aligned to the end of the column. */
  readonly align?: "end";
  /** The values of `sort` in the address, if the list can be sorted by this column. */
  readonly sort?: { readonly ascending?: string; readonly descending?: string };
  readonly width?: number | string;
}

export interface KeysetTableProps<Row> {
  /** The accessible name of the table. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  /** Undefined until they are loaded. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly address: ListAddress;
  /** Undefined until it is loaded, and for a list without pages. */
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } | undefined;
  readonly fetching: boolean;
  readonly error?: ErrorStateProps["error"];
  readonly retry: () => void;
  /** Shown if there are no rows. */
  readonly empty: ReactNode;
  /** The sort that applies if the address names none. */
  readonly defaultSort?: string;
  /** Keys of selected rows, if rows can be selected. */
  readonly selection?: { readonly chosen: ReadonlySet<string>; readonly choose: (chosen: ReadonlySet<string>) => void };
  /** The label of a row's checkbox; required with `selection`. */
  readonly rowName?: (row: Row) => string;
}

const loadingRows = 8;

/** A list, or one page of it by cursor, so that every page has the same cost. */
export function KeysetTable<Row>(props: KeysetTableProps<Row>) {
  const { label, columns, rows, address, pageInfo, fetching, error, retry, empty, selection } = props;
  const t = useTranslations("common.table");
  if (!rows && error && !fetching) {
    if (address.after !== undefined && isMissingPage(error))
      return <MissingPage firstPage={() => address.change({})} />;
    return <ErrorState error={error} retry={retry} />;
  }
  const columnCount = columns.length + (selection ? 1 : 0);
  return (
    <Box aria-busy={fetching}>
      <Scrollable label={label} classNames={{ content: classes.content ?? "" }}>
        <Table
          role="table"
          aria-label={label}
          highlightOnHover
          verticalSpacing="xs"
          stickyHeader
          className={classes.table}
        >
          {/* the explicit roles keep the table semantics on a phone, where CSS shows the rows as blocks */}
          <Table.Thead role="rowgroup">
            <Table.Tr role="row">
              {selection && (
                <Table.Th w={40} role="columnheader" data-choice>
                  <ChooseAll {...props} selection={selection} />
                </Table.Th>
              )}
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} address={address} defaultSort={props.defaultSort ?? ""} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody role="rowgroup">
            {rows?.map((row) => (
              <BodyRow key={props.rowKey(row)} row={row} {...props} />
            ))}
            {!rows && <LoadingRows columnCount={columnCount} />}
          </Table.Tbody>
        </Table>
      </Scrollable>
      {rows?.length === 0 && empty}
      {(!rows || pageInfo) && (
        <Group justify="flex-end" mt="sm" gap="xs" component="nav" aria-label={t("pages", { label })}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconChevronLeft aria-hidden size={14} />}
            disabled={!address.previous}
            onClick={address.previous}
          >
            {t("previous")}
          </Button>
          <Button
            variant="default"
            size="xs"
            rightSection={<IconChevronRight aria-hidden size={14} />}
            disabled={!pageInfo?.hasNextPage || !pageInfo.endCursor}
            onClick={() => pageInfo?.endCursor && address.next(pageInfo.endCursor)}
          >
            {t("next")}
          </Button>
        </Group>
      )}
    </Box>
  );
}

function HeaderCell<Row>({
  column: { header, align, sort, width },
  address,
  defaultSort,
}: {
  readonly column: TableColumn<Row>;
  readonly address: ListAddress;
  readonly defaultSort: string;
}) {
  const current = address.value("sort") || defaultSort;
  const direction = !sort || !current ? undefined : directionOf(sort, current);
  const sorted = direction && ({ ascending: "ascending", descending: "descending" } as const)[direction];
  return (
    <Table.Th role="columnheader" w={width} ta={align ?? "start"} aria-sort={sorted ?? (sort ? "none" : undefined)}>
      {sort ? (
        <UnstyledButton
          className={classes.sort}
          onClick={() => address.change({ sort: nextSort(sort, direction) })}
          fz="inherit"
          fw="inherit"
        >
          {header}
          <SortIcon direction={direction} />
        </UnstyledButton>
      ) : (
        header
      )}
    </Table.Th>
  );
}

type Sort = NonNullable<TableColumn<unknown>["sort"]>;

function directionOf(sort: Sort, current: string): "ascending" | "descending" | undefined {
  if (current === sort.ascending) return "ascending";
  return current === sort.descending ? "descending" : undefined;
}

function nextSort(
  { ascending, descending }: Sort,
  direction: "ascending" | "descending" | undefined,
): string | undefined {
  return direction === "ascending" ? (descending ?? ascending) : (ascending ?? descending);
}

function SortIcon({ direction }: { readonly direction: "ascending" | "descending" | undefined }) {
  if (direction === "ascending") return <IconArrowUp aria-hidden size={14} />;
  if (direction === "descending") return <IconArrowDown aria-hidden size={14} />;
  return <IconArrowsSort aria-hidden size={14} opacity={0.5} />;
}

function BodyRow<Row>({ row, columns, rowKey, rowName, selection }: KeysetTableProps<Row> & { readonly row: Row }) {
  const t = useTranslations("common.table");
  const key = rowKey(row);
  const chosen = selection?.chosen.has(key) ?? false;
  return (
    <Table.Tr role="row" {...(chosen ? { bg: "var(--mantine-primary-color-light)" } : {})}>
      {selection && (
        <Table.Td role="cell">
          <Checkbox
            aria-label={t("chooseRow", { name: rowName?.(row) ?? key })}
            checked={chosen}
            onChange={() => selection.choose(toggled(selection.chosen, key))}
          />
        </Table.Td>
      )}
      {columns.map(({ key: column, header, cell, align }, index) => (
        <Table.Td
          key={column}
          role="cell"
          ta={align ?? "start"}
          data-label={index > 0 && typeof header === "string" ? header : undefined}
        >
          {cell(row)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function ChooseAll<Row>({
  rows = [],
  rowKey,
  selection: { chosen, choose },
}: KeysetTableProps<Row> & { readonly selection: NonNullable<KeysetTableProps<Row>["selection"]> }) {
  const t = useTranslations("common.table");
  const keys = rows.map(rowKey);
  const chosenHere = keys.filter((key) => chosen.has(key)).length;
  return (
    <Checkbox
      aria-label={t("chooseAll")}
      checked={keys.length > 0 && chosenHere === keys.length}
      indeterminate={chosenHere > 0 && chosenHere < keys.length}
      onChange={() => choose(chosenHere === keys.length ? new Set() : new Set(keys))}
    />
  );
}

function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const changed = new Set(chosen);
  if (!changed.delete(key)) changed.add(key);
  return changed;
}

function LoadingRows({ columnCount }: { readonly columnCount: number }) {
  const t = useTranslations("common");
  return Array.from({ length: loadingRows }, (_row, row) => (
    <Table.Tr role="row" key={row} {...(row === 0 ? { "aria-label": t("loading") } : { "aria-hidden": true })}>
      {Array.from({ length: columnCount }, (_cell, cell) => (
        <Table.Td role="cell" key={cell}>
          <Skeleton height={16} />
          {row === 0 && cell === 0 && <Text className={classes.unseen}>{t("loading")}</Text>}
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}
