import { useDroppable } from "@dnd-kit/core";
import classes from "../outline-builder.module.css";
import type { Slot } from "./drag-slots";

/** A position between two items. It has no height; a line marks it while an item is over it. */
export function DropSlot(slot: Slot) {
  const id = slot.kind === "section" ? `section-slot ${slot.index}` : `lesson-slot ${slot.sectionKey} ${slot.index}`;
  const { setNodeRef, isOver } = useDroppable({ id, data: slot });
  return <div ref={setNodeRef} className={classes.slot} data-over={isOver || undefined} aria-hidden />;
}
