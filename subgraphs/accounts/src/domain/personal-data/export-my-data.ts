import { beforeChange, type ServiceUnavailable } from "@souk/kernel/peers/before-change";
import type { Clock } from "@souk/kernel/values/clock";
import type { PersonalData } from "@souk/kernel/peers/personal-data";
import type { DataKeeper } from "./personal-data-peer.js";
import type { UserStore } from "../users/user-store.js";

export type ExportMyDataOutcome =
  | { readonly kind: "exported"; readonly generatedAt: Date; readonly data: Readonly<Record<string, unknown>> }
  | { readonly kind: "noAccount" }
  /** A partial export would look complete, so one unavailable service fails it. */
  | ServiceUnavailable;

export interface ExportMyDataParts {
  readonly users: UserStore;
  readonly ownData: Pick<PersonalData, "read">;
  readonly keepers: readonly DataKeeper[];
  readonly clock: Clock;
}

/** Returns all personal data of a user, by service. */
export function exportMyData({ users, ownData, keepers, clock }: ExportMyDataParts) {
  return async (userId: string): Promise<ExportMyDataOutcome> => {
    const [user] = await users.findUsers([userId]);
    if (!user) return { kind: "noAccount" };
    const person = { userId, email: user.email };
    return beforeChange(async () => {
      const kept = await Promise.all(
        keepers.map(async (keeper) => [keeper.service, await keeper.read(person)] as const),
      );
      const data = { accounts: await ownData.read(person), ...Object.fromEntries(kept) };
      return { kind: "exported", generatedAt: clock.now(), data };
    });
  };
}
