import { marketingKinds, type MarketingKind } from "../notification.js";

/** Where a choice was made: on a page of the account, by the link of a mail, or by a request for a mail. */
export type ChoiceSource = "ACCOUNT" | "MAIL" | "REQUEST";

/** The person who reads a mail: an account with its present address, or a guest with an address. */
export interface Reader {
  readonly userId: string | null;
  readonly address: string | null;
}

/** A reader's answer to one kind of marketing mail. It is kept as evidence until the reader is erased. */
export interface MailChoice {
  readonly kind: MarketingKind;
  readonly isAccepted: boolean;
  readonly source: ChoiceSource;
  readonly chosenAt: Date;
}

/** A kind of marketing mail, with the reader's latest choice. */
export interface MailPreference {
  readonly kind: MarketingKind;
  /** Whether the shop may send it: it may until the reader refuses. */
  readonly isAccepted: boolean;
  readonly choice: MailChoice | null;
}

export interface ChoiceStore {
  /** Returns the latest choice for each kind, made for the account or for the address. */
  newestChoices(reader: Reader): Promise<readonly MailChoice[]>;
  /** Records the choices that differ from the latest ones. */
  recordChoices(reader: Reader, choices: readonly MailChoice[]): Promise<void>;
  /** Records the acceptance unless the reader has made a choice for the kind since. */
  recordRequest(reader: Reader, kind: MarketingKind, requestedAt: Date): Promise<void>;
}

/** Returns the preference for every kind. */
export function preferencesFrom(choices: readonly MailChoice[]): readonly MailPreference[] {
  return marketingKinds.map((kind) => {
    const choice = choices.find((each) => each.kind === kind) ?? null;
    return { kind, isAccepted: choice?.isAccepted ?? true, choice };
  });
}
