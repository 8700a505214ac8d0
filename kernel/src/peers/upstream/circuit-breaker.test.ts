import { expect, test } from "vitest";
import fc from "fast-check";
import { CircuitBreaker } from "./circuit-breaker.js";

type Event = "answered" | "failed" | "healthy" | "unhealthy" | "silent";

function breakerAfter(events: readonly Event[], changes: boolean[] = []): CircuitBreaker {
  const breaker = new CircuitBreaker(3, (isOpen) => void changes.push(isOpen));
  for (const event of events) {
    if (event === "answered") breaker.callAnswered();
    else if (event === "failed") breaker.callFailed();
    else breaker.probed(event);
  }
  return breaker;
}

test.each<[name: string, events: readonly Event[], isOpen: boolean]>([
  ["no events", [], false],
  ["fewer failed calls than the threshold", ["failed", "failed"], false],
  ["as many failed calls as the threshold", ["failed", "failed", "failed"], true],
  ["an answer between failed calls", ["failed", "failed", "answered", "failed"], false],
  ["a silent probe", ["silent"], true],
  ["an unhealthy probe", ["unhealthy"], false],
  ["an unhealthy probe of an open circuit", ["silent", "unhealthy"], true],
  ["a late answer to an open circuit", ["silent", "answered"], true],
  ["a healthy probe of an open circuit", ["silent", "healthy"], false],
  ["one failed call after a healthy probe", ["silent", "healthy", "failed"], true],
  ["an answer and a failed call after a healthy probe", ["silent", "healthy", "answered", "failed"], false],
])("the state of the circuit after %s", (_name, events, isOpen) => {
  expect(breakerAfter(events).isOpen).toBe(isOpen);
});

const events = fc.array(fc.constantFrom<Event>("answered", "failed", "healthy", "unhealthy", "silent"));

test("the circuit reports each change once and closes after a healthy probe", () => {
  fc.assert(
    fc.property(events, (given) => {
      const changes: boolean[] = [];
      const breaker = breakerAfter(given, changes);
      expect(changes.every((isOpen, index) => isOpen === (index % 2 === 0))).toBe(true);
      expect(breaker.isOpen).toBe(changes.at(-1) ?? false);
      breaker.probed("healthy");
      expect(breaker.isOpen).toBe(false);
    }),
  );
});

test("the circuit stays closed without failures and silent probes", () => {
  const harmless = fc.array(fc.constantFrom<Event>("answered", "healthy", "unhealthy"));
  fc.assert(
    fc.property(harmless, (given) => {
      expect(breakerAfter(given).isOpen).toBe(false);
    }),
  );
});
