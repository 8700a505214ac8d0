import { unlessUnavailable, type ServiceUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { Clock } from "@souk/kernel/values/clock";
import type { PersonalData } from "@souk/kernel/peers/personal-data";
import type { PersonalDataPeer } from "../peers.js";
import type { UserStore } from "../users/user-store.js";

export type ExportMyDataOutcome =
  | { readonly kind: "exported"; readonly generatedAt: Date; readonly data: Readonly<Record<string, unknown>> }
  | { readonly kind: "noAccount" }
  /** A partial export would look complete, so one unavailable service fails it. */
  | ServiceUnavailable;

export interface ExportMyDataDependencies {
  readonly users: UserStore;
  readonly ownData: Pick<PersonalData, "read">;
  readonly personalDataPeers: readonly PersonalDataPeer[];
  readonly clock: Clock;
}

/** Returns all personal data of a user, by service. */
export function exportMyData({ users, ownData, personalDataPeers, clock }: ExportMyDataDependencies) {
  return async (userId: string): Promise<ExportMyDataOutcome> => {
    const [user] = await users.findUsers([userId]);
    if (!user) return { kind: "noAccount" };
    const person = { userId, email: user.email };
    return unlessUnavailable(async () => {
      const dataByService = await Promise.all(
        personalDataPeers.map(async (peer) => [peer.service, await peer.read(person)] as const),
      );
      const data = { accounts: await ownData.read(person), ...Object.fromEntries(dataByService) };
      return { kind: "exported", generatedAt: clock.now(), data };
    });
  };
}
