import { Button, Group, Paper, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import type { CategoryChoice } from "../../components/category-choice";
import { BulkDialog } from "./bulk-dialog";
import { useBulkUpdate } from "./use-bulk-update";

export interface BulkBarProps {
  readonly ids: readonly string[];
  readonly categories: readonly CategoryChoice[];
  /** Clears the selection. */
  readonly clear: () => void;
}

/** The acts for all selected products. */
export function BulkBar({ ids, categories, clear }: BulkBarProps) {
  const t = useTranslations("adminCatalog.products.bulk");
  const [running, setRunning] = useState<boolean>();
  const [dialog, setDialog] = useState<"categories" | "tags">();
  const update = useBulkUpdate(ids, clear);
  const setActive = async (isActive: boolean) => {
    if (running !== undefined) return;
    setRunning(isActive);
    const stood = await update({ isActive });
    setRunning(undefined);
    if (stood !== undefined) toast({ message: stood, kind: "problem" });
  };
  return (
    <Paper withBorder p="xs" role="group" aria-label={t("label")}>
      <Group gap="xs">
        <Text size="sm" fw={600} role="status">
          {t("chosen", { count: ids.length })}
        </Text>
        <Button size="xs" variant="default" loading={running === true} onClick={() => void setActive(true)}>
          {t("activate")}
        </Button>
        <Button size="xs" variant="default" loading={running === false} onClick={() => void setActive(false)}>
          {t("deactivate")}
        </Button>
        <Button size="xs" variant="default" onClick={() => setDialog("categories")}>
          {t("categories")}
        </Button>
        <Button size="xs" variant="default" onClick={() => setDialog("tags")}>
          {t("tags")}
        </Button>
        <Button size="xs" variant="subtle" onClick={clear}>
          {t("clear")}
        </Button>
      </Group>
      <BulkDialog what={dialog} close={() => setDialog(undefined)} ids={ids} categories={categories} update={update} />
    </Paper>
  );
}
