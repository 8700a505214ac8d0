import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { MoveButtons, type MoveButtonsProps } from "../../move/move-buttons";

export interface RowActionsProps extends Pick<MoveButtonsProps, "rowKey" | "up" | "down"> {
  readonly title: string;
  readonly remove: () => void;
}

export function RowActions({ title, remove, ...move }: RowActionsProps) {
  const t = useTranslations("teaching.outline");
  return (
    <>
      <MoveButtons upLabel={t("up", { title })} downLabel={t("down", { title })} {...move} />
      <ActionIcon variant="subtle" color="gray" aria-label={t("remove", { title })} onClick={remove}>
        <IconTrash aria-hidden size={18} stroke={1.5} />
      </ActionIcon>
    </>
  );
}
