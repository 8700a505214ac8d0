import type { DemoAccount } from "./storefront-build.js";

/** Returns the account of each role that the README names. Their passwords are public. */
export async function demoAccounts(): Promise<readonly DemoAccount[]> {
  const { demoUsers } = await import("@souk/demo/users");
  return demoUsers.flatMap(({ email, password, role }) =>
    email === `${role.toLowerCase()}@example.com` ? [{ email, password }] : [],
  );
}
