import { expect, test } from "@jest/globals";
import { nobody, type Role, type Viewer } from "@souk/kernel/identity/viewer";
import { maySeeUser } from "./may-see-user.js";

const as = (role: Role, id = "other"): Viewer => ({ kind: "user", id, username: "x", role, sessionId: "s" });
const guest: Viewer = { kind: "guest", id: "june", sessionId: "s" };

test.each<[string, Viewer, string, boolean]>([
  ["June herself", as("CUSTOMER", "june"), "router", true],
  ["an admin", as("ADMIN"), "router", true],
  ["another customer", as("CUSTOMER"), "router", false],
  ["an instructor", as("INSTRUCTOR"), "router", false],
  ["a guest with the same id", guest, "router", false],
  ["nobody", nobody, "router", false],
  ["a service", nobody, "notifications", true],
  ["a service on a customer's behalf", as("CUSTOMER"), "orders", true],
])("June is seen by %s: %#", (_who, viewer, caller, seen) => {
  expect(maySeeUser("june", viewer, caller)).toBe(seen);
});
