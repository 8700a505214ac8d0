import type { PeerClient, PeerOperation } from "@souk/kernel/peer-client";
import type { Person } from "@souk/kernel/personal-data";
import type { DataKeeper } from "../domain/data-keepers.js";

/** What every service that keeps something of people answers. */
export interface DataKeeperOperations {
  readonly PersonalDataDocument: PeerOperation<{ personalData: unknown }, { person: Person }>;
  readonly ErasePersonalDataDocument: PeerOperation<{ erasePersonalData: boolean }, { person: Person }>;
}

/** A person waits for the slowest of all. */
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
