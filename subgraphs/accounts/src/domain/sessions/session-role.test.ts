import { expect, test } from "@jest/globals";
import { grantRole } from "./session-role.js";

test.each([
  ["an admin without", "required", "ADMIN", false, "CUSTOMER"],
  ["an admin with", "required", "ADMIN", true, "ADMIN"],
  ["an admin without, where it is not needed", "off", "ADMIN", false, "ADMIN"],
  ["an instructor without", "required", "INSTRUCTOR", false, "INSTRUCTOR"],
  ["a customer with", "required", "CUSTOMER", true, "CUSTOMER"],
] as const)("%s a second factor (%s): %s, %s, gets the role %s", (_who, setting, role, twoFactorEnabled, granted) => {
  expect(grantRole(setting)({ role, twoFactorEnabled })).toBe(granted);
});
