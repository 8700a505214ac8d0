import { describe, expect, test } from "vitest";
import { findingsLike } from "../testing/findings-like.js";
import { compareJob } from "./failed-jobs.js";

describe("jobs", () => {
  const job = {
    key: "orders:7",
    service: "orders",
    id: "7",
    task: "createShipment",
    about: "o1",
    attempts: 25,
    hasFailed: true,
    lastError: "shipping does not answer",
  };

  test.each([
    ["being retried", { hasFailed: false }, null],
    ["failed", {}, ["done", "failed in attempt 25: shipping does not answer"]],
  ])("%s", (_rule, given, expected) => {
    expect(compareJob({ ...job, ...given })).toEqual(findingsLike("job 7 of orders, createShipment for o1", expected));
  });
});
