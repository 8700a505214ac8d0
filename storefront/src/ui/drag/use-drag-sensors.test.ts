import { expect, test, vi } from "vitest";
import "../../testing/window";
import { EagerKeyboardSensor } from "./use-drag-sensors";

type SensorProps = ConstructorParameters<typeof EagerKeyboardSensor>[0];

test("keys that come before dnd-kit listens move and drop the item, one by one", async () => {
  const calls: string[] = [];
  const props = {
    active: "image",
    activeNode: { node: { current: null } },
    event: new KeyboardEvent("keydown", { code: "Space" }),
    context: { current: { collisionRect: { left: 0, top: 10 }, scrollableAncestors: [] } },
    options: { coordinateGetter: ({ code }: KeyboardEvent) => ({ x: 0, y: code === "ArrowDown" ? 50 : 0 }) },
    onStart: () => calls.push("start"),
    onMove: ({ y }: { y: number }) => {
      calls.push(`move ${y}`);
      queueMicrotask(() => calls.push("rendered"));
    },
    onEnd: () => calls.push("end"),
  } as unknown as SensorProps;
  void new EagerKeyboardSensor(props);
  const press = (code: string) => document.body.dispatchEvent(new KeyboardEvent("keydown", { code, bubbles: true }));
  press("ArrowDown");
  press("Space");
  expect(calls).toEqual(["start"]);
  await vi.waitFor(() => expect(calls).toEqual(["start", "move 40", "rendered", "end"]));
  press("ArrowDown");
  expect(calls).toHaveLength(4);
});
