import { Button, Group, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { csvType } from "../../../../../ui/save-file/csv-file";
import { saveFile } from "../../../../../ui/save-file/save-file";
import { Scrollable } from "../../../../../ui/scrollable/scrollable";
import { csvOf } from "../export/product-lines";
import { useNames } from "../../../names/use-names";
import type { RowProblem } from "./run-import";

export interface ProblemsTableProps {
  readonly problems: readonly RowProblem[];
  /** The number of all problems, including those that are not stored. */
  readonly count: number;
}

const shownAtOnce = 100;

/** The problems of a file, with their lines. */
export function ProblemsTable({ problems, count }: ProblemsTableProps) {
  const t = useTranslations("adminCatalog.transfer.problems");
  const names = useNames();
  const [filter, setFilter] = useState("");
  const textOf = (problem: RowProblem): string => {
    if ("message" in problem) return problem.message;
    return problem.code === "duplicateSku" ? t("duplicateSku", { line: problem.earlier ?? 0 }) : t(problem.code);
  };
  const needle = filter.trim().toLowerCase();
  const found = problems.filter((problem) =>
    `${problem.line} ${problem.sku} ${problem.path} ${textOf(problem)}`.toLowerCase().includes(needle),
  );
  const save = () => {
    const lines = found.map((problem) => [String(problem.line), problem.sku, problem.path, textOf(problem)]);
    saveFile("problems.csv", [csvOf([[t("line"), t("sku"), t("field"), t("message")], ...lines])], csvType);
  };
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t("title", { count })}
      </Title>
      <Group align="end" gap="sm">
        <TextInput
          type="search"
          label={t("filter")}
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
          flex="0 1 20rem"
        />
        <Button variant="default" leftSection={<IconDownload aria-hidden size={16} />} onClick={save}>
          {t("download")}
        </Button>
      </Group>
      <Scrollable label={t("title", { count })} mah={420}>
        <Table aria-label={t("title", { count })} fz="sm" stickyHeader miw="34rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("line")}</Table.Th>
              <Table.Th>{t("sku")}</Table.Th>
              <Table.Th>{t("field")}</Table.Th>
              <Table.Th>{t("message")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.slice(0, shownAtOnce).map((problem, index) => (
              <Table.Tr key={`${problem.line} ${index}`}>
                <Table.Td>{problem.line}</Table.Td>
                <Table.Td>{problem.sku || "–"}</Table.Td>
                <Table.Td>{problem.path ? names.fieldPath(problem.path) : "–"}</Table.Td>
                <Table.Td>{textOf(problem)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrollable>
      <Text size="sm" c="dimmed" role="status">
        {t("shown", { shown: Math.min(found.length, shownAtOnce), found: found.length })}
      </Text>
    </Stack>
  );
}
