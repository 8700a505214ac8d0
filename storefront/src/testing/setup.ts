import "./window";
import { notifications } from "@mantine/notifications";
import { cleanup } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, vi, type MockInstance } from "vitest";
import { graphServer } from "./graph-server";

// The window of these tests cannot read the styles of media-chrome; a journey uses the controls in a browser. All files
// have this stand-in, because they share their modules: one that loads the controls would load them for the others.
vi.mock("../areas/courses/lesson/player-controls", () => ({
  PlayerControls: ({ children }: { children: ReactNode }) => children,
}));

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
