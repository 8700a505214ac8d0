import { useDraggable } from "@dnd-kit/core";
import { ActionIcon } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import type { Dragged } from "./drag-slots";

export interface DragHandle {
  readonly setNodeRef: (node: HTMLElement | null) => void;
  readonly isDragging: boolean;
  readonly handle: React.ReactNode;
}

/** For mouse, touch and keyboard: Space picks up, arrow keys move, Space drops, Escape cancels. */
export function useDragHandle(dragged: Dragged, label: string): DragHandle {
  const t = useTranslations("teaching.outline");
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: dragged.key,
    data: dragged,
    attributes: { roleDescription: t("draggable") },
  });
  return {
    setNodeRef,
    isDragging,
    handle: (
      <ActionIcon
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        variant="subtle"
        color="gray"
        h={34}
        aria-label={t("drag", { title: label })}
        // otherwise a touch on it would scroll the page
        style={{ touchAction: "none", cursor: "grab" }}
      >
        <IconGripVertical aria-hidden size={18} stroke={1.5} />
      </ActionIcon>
    ),
  };
}
