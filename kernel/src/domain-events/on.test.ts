import { expect, test } from "vitest";
import { on } from "./on.js";

test("a handler is named for its events, unless it has a name of its own", () => {
  expect(on("order.paid", () => undefined)).toMatchObject({ name: "order.paid", maxAttempts: 12, timeoutMs: 10_000 });
  expect(on(["order.paid", "order.cancelled"], () => undefined).name).toBe("order.paid+order.cancelled");
  expect(on("order.paid", () => undefined, { name: "bookkeeping" }).name).toBe("bookkeeping");
});

test("the data of an event has the type of its name", () => {
  const handler = on(["order.paid", "stock.changed"], ({ event }) => {
    const text: string = event.name === "order.paid" ? event.data.orderNumber : String(event.data.onHand);
    void text;
  });
  expect(handler.events).toEqual(["order.paid", "stock.changed"]);
});

test.each([
  ["a name with a space", { name: "book keeping" }, "is not a name"],
  ["no attempt", { maxAttempts: 0 }, "maxAttempts of the handler order.paid must be 1 to 100"],
  ["a time limit of an hour", { timeoutMs: 3_600_000 }, "timeoutMs of the handler order.paid must be 1 to 600000"],
])("%s is refused", (_case, options, message) => {
  expect(() => on("order.paid", () => undefined, options)).toThrow(message);
});

test("a handler of no event is refused", () => {
  expect(() => on([], () => undefined)).toThrow("at least one event");
});
