import "./window";
import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach, expect, vi, type MockInstance } from "vitest";
import { graphServer } from "./graph-server";

let complaints: MockInstance;

beforeEach(() => {
  complaints = vi.spyOn(console, "error");
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
  const complained = complaints.mock.calls;
  vi.restoreAllMocks();
  expect([...graphServer.reset(), ...complained]).toEqual([]);
});
