import { expect, test } from "@jest/globals";
import { nobody, type Viewer } from "@souk/kernel/identity/viewer";
import { mayRead } from "./list-order-payments.js";

const user = (id: string, role: "CUSTOMER" | "INSTRUCTOR" | "ADMIN"): Viewer => ({
  kind: "user",
  id,
  username: id,
  role,
  sessionId: "session",
});

test.each<[string, Viewer, string, boolean]>([
  ["the buyer", user("buyer", "CUSTOMER"), "router", true],
  ["a guest who bought", { kind: "guest", id: "buyer", sessionId: "session" }, "router", true],
  ["an admin", user("other", "ADMIN"), "router", true],
  ["another service", nobody, "orders", true],
  ["another service on behalf of a user", user("other", "CUSTOMER"), "notifications", true],
  ["another customer", user("other", "CUSTOMER"), "router", false],
  ["an instructor", user("other", "INSTRUCTOR"), "router", false],
  ["another guest", { kind: "guest", id: "other", sessionId: "session" }, "router", false],
  ["an anonymous viewer", nobody, "router", false],
])("%s", (_who, viewer, caller, may) => {
  expect(mayRead({ buyerId: "buyer" }, { viewer, caller })).toBe(may);
});
