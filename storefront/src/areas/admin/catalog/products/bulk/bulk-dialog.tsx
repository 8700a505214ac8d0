import { MultiSelect, TagsInput } from "@mantine/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { ActionDialog } from "../../../components/action-dialog";
import type { CategoryChoice } from "../../components/category-choice";
import type { useBulkUpdate } from "./use-bulk-update";

export interface BulkDialogProps {
  readonly what: "categories" | "tags" | undefined;
  readonly close: () => void;
  readonly ids: readonly string[];
  readonly categories: readonly CategoryChoice[];
  readonly update: ReturnType<typeof useBulkUpdate>;
}

/** Adds categories or tags to all selected products, or removes them from all. */
export function BulkDialog({ what, close, ids, categories, update }: BulkDialogProps) {
  const t = useTranslations("adminCatalog.products.bulk");
  const [added, setAdded] = useState<string[]>([]);
  const [removed, setRemoved] = useState<string[]>([]);
  const leave = () => {
    setAdded([]);
    setRemoved([]);
    close();
  };
  const action = () =>
    update(
      what === "tags" ? { addTags: added, removeTags: removed } : { addCategories: added, removeCategories: removed },
    );
  const data = categories.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <ActionDialog
      opened={what !== undefined}
      close={leave}
      title={t(`dialogTitle.${what ?? "tags"}`, { count: ids.length })}
      label={t("save")}
      disabled={added.length === 0 && removed.length === 0}
      action={action}
    >
      {what === "tags" ? (
        <>
          <TagsInput label={t("add")} value={added} onChange={setAdded} maxTags={20} acceptValueOnBlur />
          <TagsInput label={t("remove")} value={removed} onChange={setRemoved} maxTags={20} acceptValueOnBlur />
        </>
      ) : (
        <>
          <MultiSelect label={t("add")} data={data} value={added} onChange={setAdded} maxValues={20} searchable />
          <MultiSelect
            label={t("remove")}
            data={data}
            value={removed}
            onChange={setRemoved}
            maxValues={20}
            searchable
          />
        </>
      )}
    </ActionDialog>
  );
}
