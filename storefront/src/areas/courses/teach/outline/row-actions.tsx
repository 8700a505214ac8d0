import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl/react";

export interface RowActionsProps {
  readonly rowKey: string;
  readonly title: string;
  /** Undefined if the row cannot move further. */
  readonly up: (() => void) | undefined;
  readonly down: (() => void) | undefined;
  readonly remove: () => void;
}

const icon = { "aria-hidden": true, size: 18, stroke: 1.5 } as const;

/** Buttons for users who do not drag. */
export function RowActions({ rowKey, title, up, down, remove }: RowActionsProps) {
  const t = useTranslations("teaching.outline");
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        data-move={`${rowKey} up`}
        aria-label={t("up", { title })}
        disabled={!up}
        onClick={() => keepFocus(`${rowKey} up`, `${rowKey} down`, up)}
      >
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        data-move={`${rowKey} down`}
        aria-label={t("down", { title })}
        disabled={!down}
        onClick={() => keepFocus(`${rowKey} down`, `${rowKey} up`, down)}
      >
        <IconArrowDown {...icon} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t("remove", { title })} onClick={remove}>
        <IconTrash {...icon} />
      </ActionIcon>
    </>
  );
}

/**
 * Moves the row and keeps the focus on its button. If that button is disabled at the end of the list, the other one
 * gets the focus.
 */
function keepFocus(button: string, other: string, move: (() => void) | undefined): void {
  flushSync(() => move?.());
  const find = (name: string) =>
    document.querySelector<HTMLButtonElement>(`[data-move="${CSS.escape(name)}"]:not(:disabled)`);
  (find(button) ?? find(other))?.focus();
}
