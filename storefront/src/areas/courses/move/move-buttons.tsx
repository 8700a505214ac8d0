import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { flushSync } from "react-dom";

export interface MoveButtonsProps {
  /** Identifies the row on the page. */
  readonly rowKey: string;
  readonly upLabel: string;
  readonly downLabel: string;
  /** Undefined if the row cannot move further. */
  readonly up: (() => void) | undefined;
  readonly down: (() => void) | undefined;
}

const icon = { "aria-hidden": true, size: 18, stroke: 1.5 } as const;

/** Buttons for users who do not drag. */
export function MoveButtons({ rowKey, upLabel, downLabel, up, down }: MoveButtonsProps) {
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        data-move={`${rowKey} up`}
        aria-label={upLabel}
        disabled={!up}
        bg={up ? undefined : "transparent"}
        onClick={() => keepFocus(`${rowKey} up`, `${rowKey} down`, up)}
      >
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        data-move={`${rowKey} down`}
        aria-label={downLabel}
        disabled={!down}
        bg={down ? undefined : "transparent"}
        onClick={() => keepFocus(`${rowKey} down`, `${rowKey} up`, down)}
      >
        <IconArrowDown {...icon} />
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

/** Returns the list with the item at `index` moved one step. */
export function withStep<Item>(items: readonly Item[], index: number, step: 1 | -1): Item[] {
  return items.toSpliced(index, 1).toSpliced(index + step, 0, ...items.slice(index, index + 1));
}
