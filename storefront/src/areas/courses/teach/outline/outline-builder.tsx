import { DndContext, DragOverlay, type Active, type Announcements, type DragEndEvent, type Over } from "@dnd-kit/core";
import { Button, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { useDragSensors } from "../../../../ui/drag/use-drag-sensors";
import { nearestSlot, slotByArrowKey, type Dragged, type Slot } from "./drag/drag-slots";
import { DropSlot } from "./drag/drop-slot";
import type { OutlineActions } from "./outline-actions";
import classes from "./outline-builder.module.css";
import type { OutlineDraft } from "./draft/outline-draft";
import { findLesson } from "./draft/outline-moves";
import { OutlineOrder } from "./outline-order";
import { SectionCard } from "./section-card";

export interface OutlineBuilderProps {
  readonly draft: OutlineDraft;
  readonly actions: OutlineActions;
  /** Texts by `<key>.<field>`. */
  readonly problems: ReadonlyMap<string, string>;
}

/** Sections and lessons, sorted by mouse, touch, keyboard, or the buttons of each row. */
export function OutlineBuilder({ draft, actions, problems }: OutlineBuilderProps) {
  const t = useTranslations("teaching.outline");
  const [dragged, setDragged] = useState<Dragged>();
  const sensors = useDragSensors(slotByArrowKey);
  const titleOf = ({ kind, key }: Dragged): string => {
    const title =
      kind === "section" ? draft.find((one) => one.key === key)?.title : findLesson(draft, key)?.lesson.title;
    return title?.trim() || t(kind === "section" ? "unnamedSection" : "unnamedLesson");
  };
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    const [what, slot] = [active.data.current as Dragged, over?.data.current as Slot | undefined];
    if (slot?.kind === "section") actions.moveSection(what.key, slot.index);
    if (slot?.kind === "lesson") actions.moveLesson(what.key, slot);
  };
  const placeText = (active: Active, over: Over | null): string => {
    const [what, slot] = [active.data.current as Dragged, over?.data.current as Slot | undefined];
    const title = titleOf(what);
    if (!slot) return t("says.nowhere", { title });
    const isAhead =
      (slot.kind === "section" || (what.kind === "lesson" && what.sectionKey === slot.sectionKey)) &&
      slot.index > what.index;
    const position = slot.index + (isAhead ? 0 : 1);
    if (slot.kind === "section") return t("says.atSection", { title, position });
    const section = titleOf({ kind: "section", key: slot.sectionKey, index: 0 });
    return t("says.atLesson", { title, position, section });
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("says.pickedUp", { title: titleOf(active.data.current as Dragged) }),
    onDragOver: ({ active, over }) => placeText(active, over),
    onDragEnd: ({ active, over }) => t("says.dropped", { place: placeText(active, over) }),
    onDragCancel: ({ active }) => t("says.cancelled", { title: titleOf(active.data.current as Dragged) }),
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearestSlot}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t("says.how") } }}
      onDragStart={({ active }) => setDragged(active.data.current as Dragged)}
      onDragEnd={drop}
      onDragCancel={() => setDragged(undefined)}
    >
      <Stack gap="sm">
        {draft.flatMap(({ lessons }) => lessons).length > 1 && (
          <OutlineOrder draft={draft} requireOrder={actions.requireOrder} />
        )}
        <ol className={classes.sections}>
          {draft.map((section, index) => (
            <li key={section.key}>
              <DropSlot kind="section" index={index} />
              <SectionCard section={section} index={index} draft={draft} actions={actions} problems={problems} />
            </li>
          ))}
        </ol>
        <DropSlot kind="section" index={draft.length} />
        <Button
          data-add="sections"
          variant="default"
          leftSection={<IconPlus aria-hidden size={16} />}
          onClick={actions.addSection}
        >
          {t("addSection")}
        </Button>
      </Stack>
      <DragOverlay dropAnimation={null}>
        {dragged && <div className={classes.overlay}>{titleOf(dragged)}</div>}
      </DragOverlay>
    </DndContext>
  );
}
