import { KeyboardSensor, PointerSensor, useSensor, useSensors, type KeyboardCoordinateGetter } from "@dnd-kit/core";

/** By mouse, touch and keyboard. `coordinateGetter` tells where an arrow key moves the dragged item. */
export function useDragSensors(coordinateGetter: KeyboardCoordinateGetter) {
  return useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    // a smooth scroll that is interrupted would lose the key
    useSensor(EagerKeyboardSensor, { coordinateGetter, scrollBehavior: "auto" }),
  );
}

/**
 * dnd-kit's sensor listens for arrow keys from a timer on, up to 30 ms after the item is shown as picked up. Keys
 * that come before are held, and repeated one by one when the sensor listens.
 */
export class EagerKeyboardSensor extends KeyboardSensor {
  constructor(props: ConstructorParameters<typeof KeyboardSensor>[0]) {
    super(props);
    const held: KeyboardEvent[] = [];
    const hold = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      held.push(event);
    };
    const repeat = () => {
      document.removeEventListener("keydown", hold, true);
      const event = held.shift();
      if (!event) return;
      document.dispatchEvent(new KeyboardEvent(event.type, event));
      document.addEventListener("keydown", hold, true);
      setTimeout(repeat);
    };
    document.addEventListener("keydown", hold, true);
    setTimeout(repeat);
  }
}
