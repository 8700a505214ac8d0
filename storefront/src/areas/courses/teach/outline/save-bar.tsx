import { Button, Group, Paper, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../../ui/form/form-problem";
import classes from "./save-bar.module.css";
import type { OutlineState } from "./use-outline";

/** Always visible: shows whether all changes are saved, and saves or discards them. */
export function SaveBar({ outline: { isDirty, saving, save, discard, problem } }: { readonly outline: OutlineState }) {
  const t = useTranslations("teaching.outline");
  return (
    <Paper withBorder p="sm" className={classes.bar} data-needed={isDirty || undefined}>
      <FormProblem>{problem}</FormProblem>
      <Group justify="space-between" gap="sm">
        <Text size="sm" role="status" c={isDirty ? undefined : "dimmed"}>
          {isDirty ? t("unsaved") : t("allSaved")}
        </Text>
        <Group gap="xs">
          <Button variant="default" disabled={!isDirty || saving} onClick={discard}>
            {t("discard")}
          </Button>
          <Button loading={saving} disabled={!isDirty} onClick={() => void save()}>
            {t("save")}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
