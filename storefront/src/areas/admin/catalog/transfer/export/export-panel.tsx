import { Button, Group, Progress, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import type { ProductFilter } from "../../../../../graph/schema-types.generated";
import { FormProblem } from "../../../../../ui/form/form-problem";
import { Section } from "../../../components/section";
import { useExport } from "./use-export";

/** Exports all products of the filtered list to one file. */
export function ExportPanel({ filter }: { readonly filter: ProductFilter }) {
  const t = useTranslations("adminCatalog.transfer.export");
  const { state, start, cancel } = useExport();
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <Section title={t("title")}>
      <Text size="sm">{t(isFiltered ? "textFiltered" : "text")}</Text>
      <Group>
        <Button
          variant="default"
          leftSection={<IconDownload aria-hidden size={16} />}
          loading={state.state === "running"}
          // courses are excluded: their instructors create them, and an import would recreate them as goods without an
          // instructor
          onClick={() => void start({ kind: "PHYSICAL", ...filter })}
        >
          {t("start")}
        </Button>
        {state.state === "running" && (
          <Button variant="subtle" onClick={cancel}>
            {t("cancel")}
          </Button>
        )}
      </Group>
      {state.state === "running" && (
        <Progress value={state.all === 0 ? 0 : (100 * state.done) / state.all} aria-label={t("progress")} />
      )}
      <Text size="sm" role="status">
        {state.state === "running" && t("running", { done: state.done, all: state.all })}
        {state.state === "done" && t("done", { count: state.done })}
      </Text>
      <FormProblem>{state.state === "failed" ? t("failed") : undefined}</FormProblem>
    </Section>
  );
}
