import { expect, test } from "vitest";
import { decide, type PidHolder, type PortAnswer, type ServerDecision } from "./postmaster.js";

const free = false;
const inUse = true;

test.each<[string, PortAnswer, PidHolder, boolean, ServerDecision]>([
  ["a server that answers is taken over", "ours", "postmaster", inUse, "adopt"],
  ["a server that starts or stops is awaited", "startingOrStopping", "postmaster", inUse, "wait"],
  ["a server that does not answer yet is awaited", "notOurs", "postmaster", inUse, "wait"],
  ["a dead server is replaced immediately", "notOurs", "nobody", free, "start"],
  ["a dead server's children are awaited", "notOurs", "nobody", inUse, "wait"],
  ["another server on the old port changes nothing", "startingOrStopping", "nobody", free, "start"],
  ["a zombie does not count as a server", "notOurs", "zombie", free, "removePidFileAndStart"],
  ["a zombie's children are awaited", "notOurs", "zombie", inUse, "wait"],
  ["a process that later received the pid is not a server", "notOurs", "stranger", free, "removePidFileAndStart"],
  ["a stranger does not hide a dead server's children", "notOurs", "stranger", inUse, "wait"],
])("%s", (_rule, answer, holder, memoryInUse, decision) => {
  expect(decide({ answer, holder, memoryInUse })).toBe(decision);
});
