import "./window";
import { notifications } from "@mantine/notifications";
import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach, expect, vi, type MockInstance } from "vitest";
import { graphServer } from "./graph-server";

let complaints: MockInstance;

beforeEach(() => {
  complaints = vi.spyOn(console, "error");
});

afterEach(() => {
  cleanup();
  // the next test's toasts would wait for these
  notifications.clean();
  localStorage.clear();
  sessionStorage.clear();
  const complained = complaints.mock.calls;
  vi.restoreAllMocks();
  expect([...graphServer.reset(), ...complained.flat()].map(String)).toEqual([]);
});
