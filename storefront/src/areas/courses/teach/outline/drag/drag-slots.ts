import {
  KeyboardCode,
  type CollisionDetection,
  type DroppableContainer,
  type KeyboardCoordinateGetter,
} from "@dnd-kit/core";

/** The dragged item. */
export type Dragged =
  | { readonly kind: "section"; readonly key: string; readonly index: number }
  | { readonly kind: "lesson"; readonly key: string; readonly sectionKey: string; readonly index: number };

/** A position between items where the dragged one can be dropped. */
export type Slot =
  | { readonly kind: "section"; readonly index: number }
  | { readonly kind: "lesson"; readonly sectionKey: string; readonly index: number };

/** The slots before and after an item mean the same position, so only one of them is offered. */
function isSlotFor(dragged: Dragged, slot: Slot): boolean {
  if (dragged.kind !== slot.kind) return false;
  const isBehind = slot.index === dragged.index + 1;
  if (slot.kind === "section" || dragged.kind === "section") return !isBehind;
  return !(isBehind && slot.sectionKey === dragged.sectionKey);
}

interface Placed {
  readonly top: number;
  readonly height: number;
}

const middle = ({ top, height }: Placed) => top + height / 2;

function isOffered(dragged: Dragged, { data }: DroppableContainer): boolean {
  const slot = data.current as Slot | undefined;
  return slot !== undefined && isSlotFor(dragged, slot);
}

/** Returns the nearest slot by vertical distance: from the pointer, or from the middle of an item that keys move. */
export const nearestSlot: CollisionDetection = ({
  active,
  collisionRect,
  droppableRects,
  droppableContainers,
  pointerCoordinates,
}) => {
  const y = pointerCoordinates?.y ?? middle(collisionRect);
  return droppableContainers
    .filter((container) => isOffered(active.data.current as Dragged, container))
    .flatMap((droppableContainer) => {
      const rect = droppableRects.get(droppableContainer.id);
      if (!rect) return [];
      return [{ id: droppableContainer.id, data: { droppableContainer, value: Math.abs(middle(rect) - y) } }];
    })
    .sort((one, other) => one.data.value - other.data.value);
};

/** An arrow key moves to the next slot, at any distance. */
export const slotByArrowKey: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const { active, over, collisionRect, droppableRects, droppableContainers } = context;
  const step = ({ [KeyboardCode.Down]: 1, [KeyboardCode.Up]: -1 } as Readonly<Record<string, number>>)[event.code];
  if (step === undefined || !active || !collisionRect) return undefined;
  event.preventDefault();
  const slots = droppableContainers
    .getEnabled()
    .filter((container) => isOffered(active.data.current as Dragged, container))
    .flatMap(({ id }) => {
      const rect = droppableRects.get(id);
      return rect ? [{ id, rect }] : [];
    })
    .sort((one, other) => one.rect.top - other.rect.top);
  const target = slots[slots.findIndex(({ id }) => id === over?.id) + step];
  if (!target) return currentCoordinates;
  return { x: currentCoordinates.x, y: currentCoordinates.y + middle(target.rect) - middle(collisionRect) };
};
