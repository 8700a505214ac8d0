import { Button, FileInput, Group, Stack, Text } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../../ui/form/form-problem";
import { Section } from "../../../components/section";
import { ImportOutcomePart } from "./import-outcome";
import { PreviewTable } from "./preview-table";
import { useImport } from "./use-import";
import type { ImportProductRow } from "../../../../../graph/schema-types.generated";
import { NotAProductFile, readProductFile } from "./read-product-file";

/** Imports a file in steps: choose it, preview it, check all of it, and then import it. */
export function ImportPanel() {
  const t = useTranslations("adminCatalog.transfer.import");
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<FilePreview>();
  const { state, start, cancel, forget } = useImport();
  const isRunning = state !== undefined && state.end === undefined;
  const isChecked = state?.end !== undefined && (state.kind === "import" || state.end === "whole");
  const choose = async (chosen: File | null) => {
    forget();
    setFile(chosen);
    setPreview(undefined);
    if (chosen) setPreview(await previewFile(chosen));
  };
  return (
    <Section title={t("title")}>
      <Text size="sm">{t("text")}</Text>
      <FileInput
        label={t("file")}
        placeholder={t("choose")}
        accept=".csv,text/csv"
        leftSection={<IconFileSpreadsheet aria-hidden size={16} />}
        value={file}
        onChange={(chosen) => void choose(chosen)}
        disabled={isRunning}
        maw="30rem"
      />
      <FormProblem>
        {preview?.kind === "refused" ? t("refused", { columns: preview.missing.join(", ") }) : undefined}
      </FormProblem>
      {file && preview?.kind === "rows" && (
        <Stack>
          <PreviewTable rows={preview.rows} />
          <Group>
            <Button
              variant={isChecked ? "default" : "filled"}
              loading={isRunning && state.kind === "check"}
              disabled={isRunning || preview.rows.length === 0}
              onClick={() => void start(file, "check")}
            >
              {t("check")}
            </Button>
            <Button
              {...(isChecked ? {} : { variant: "default" })}
              loading={isRunning && state.kind === "import"}
              disabled={isRunning || !isChecked}
              onClick={() => void start(file, "import")}
            >
              {t("start")}
            </Button>
            {isRunning && (
              <Button variant="subtle" onClick={cancel}>
                {t("cancel")}
              </Button>
            )}
          </Group>
          {!state && (
            <Text size="sm" c="dimmed">
              {t("checkFirst")}
            </Text>
          )}
          {state && <ImportOutcomePart state={state} fileBytes={file.size} />}
        </Stack>
      )}
    </Section>
  );
}

type FilePreview =
  | { readonly kind: "rows"; readonly rows: readonly ImportProductRow[] }
  | { readonly kind: "refused"; readonly missing: readonly string[] };

const shown = 8;

/** Returns the products that the first rows of a file would create. It reads only one part of the file. */
async function previewFile(file: File): Promise<FilePreview> {
  const rows: ImportProductRow[] = [];
  try {
    await readProductFile(file, (part) => {
      rows.push(...part.rows.slice(0, shown - rows.length).map(({ row }) => row));
      return Promise.resolve(rows.length < shown);
    });
    return { kind: "rows", rows };
  } catch (error) {
    if (error instanceof NotAProductFile) return { kind: "refused", missing: error.missing };
    throw error;
  }
}
