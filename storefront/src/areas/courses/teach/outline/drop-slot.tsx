import { useDroppable } from "@dnd-kit/core";
import classes from "./outline-builder.module.css";
import type { Slot } from "./drag-slots";

/** A place between two others. It has no height of its own; a line shows it while something is over it. */
export function DropSlot(slot: Slot) {
  const id = slot.kind === "section" ? `section-slot ${slot.index}` : `lesson-slot ${slot.sectionKey} ${slot.index}`;
  const { setNodeRef, isOver } = useDroppable({ id, data: slot });
  return <div ref={setNodeRef} className={classes.slot} data-over={isOver || undefined} aria-hidden />;
}
