import type { PeerClient, PeerOperation } from "@souk/kernel/peers/peer-client";
import type { Person } from "@souk/kernel/peers/personal-data";
import type { DataKeeper } from "../domain/personal-data/personal-data-peer.js";

/** The operations of every service that stores personal data. */
export interface DataKeeperOperations {
  readonly PersonalDataDocument: PeerOperation<{ personalData: unknown }, { person: Person }>;
  readonly ErasePersonalDataDocument: PeerOperation<{ erasePersonalData: boolean }, { person: Person }>;
}

/** The deadline of a read: the user waits for the slowest service. */
const readDeadlineMs = 8000;

export class DataKeeperClient implements DataKeeper {
  constructor(
    readonly service: string,
    private readonly peer: PeerClient,
    private readonly operations: DataKeeperOperations,
  ) {}

  async read(person: Person): Promise<unknown> {
    const options = { idempotent: true, deadlineMs: readDeadlineMs };
    return (await this.peer.call(this.operations.PersonalDataDocument, { person: plain(person) }, options))
      .personalData;
  }

  async erase(person: Person): Promise<void> {
    await this.peer.call(this.operations.ErasePersonalDataDocument, { person: plain(person) }, { idempotent: true });
  }
}

function plain({ userId, email }: Person): Person {
  return { userId, email };
}
