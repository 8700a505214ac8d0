import { expect, test } from "vitest";
import { findFreePort } from "./free-port.js";

test("no port is found twice, although none is opened", async () => {
  const ports: number[] = [];
  while (ports.length < 400) ports.push(await findFreePort(undefined));
  expect(new Set(ports).size).toBe(400);
});
