import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import { isMarketing, type MarketingKind, type NotificationKind } from "../notification.js";
import type { AccountsPeer } from "../peers.js";
import {
  preferencesFrom,
  type ChoiceSource,
  type ChoiceStore,
  type MailPreference,
  type Reader,
} from "./mail-choice.js";
import { readSignedMailId, signMailId, type LinkKeys } from "./preference-link.js";

/** A mail as its link needs it. */
export interface LinkedMail extends Reader {
  readonly kind: NotificationKind;
}

export interface PreferenceStore extends ChoiceStore, LinkKeys {
  /** Returns null for an unknown mail, and after its reader was erased. */
  findLinkedMail(id: string): Promise<LinkedMail | null>;
}

export interface MailPreferencesDependencies {
  readonly preferences: PreferenceStore;
  readonly accounts: Pick<AccountsPeer, "findRecipient">;
  readonly clock: Clock;
  readonly publicUrl: string;
}

export interface NewChoice {
  readonly kind: MarketingKind;
  readonly isAccepted: boolean;
}

/** The reader's preferences, and the kind of the mail whose link was opened. */
export interface LinkedPreferences {
  readonly kind: MarketingKind;
  readonly preferences: readonly MailPreference[];
}

export type SetPreferencesOutcome =
  | { readonly kind: "saved"; readonly preferences: readonly MailPreference[] }
  | { readonly kind: "invalidLink" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export type MailPreferences = ReturnType<typeof mailPreferences>;

/** The choices of a reader: by the account of the viewer, or by the signed link of a marketing mail. */
export function mailPreferences({ preferences: store, accounts, clock, publicUrl }: MailPreferencesDependencies) {
  return {
    /** Throws ServiceUnavailableError. */
    ofUser: async (userId: string): Promise<readonly MailPreference[]> => read(await readerOf(userId)),

    byLink: async (token: string): Promise<LinkedPreferences | null> => {
      const mail = await mailOf(token);
      return mail && { kind: mail.kind, preferences: await read(mail) };
    },

    /** Throws ServiceUnavailableError. */
    setOfUser: async (userId: string, choices: readonly NewChoice[]): Promise<SetPreferencesOutcome> =>
      save(choices, "ACCOUNT", () => readerOf(userId)),

    setByLink: async (token: string, choices: readonly NewChoice[]): Promise<SetPreferencesOutcome> =>
      save(choices, "MAIL", () => mailOf(token)),

    /** Whether the reader has refused mails of this kind; never for a kind that nobody can refuse. */
    isRefused: async (kind: NotificationKind, reader: Reader): Promise<boolean> =>
      isMarketing(kind) && (await read(reader)).some((each) => each.kind === kind && !each.isAccepted),

    /** Records that the reader requested a mail of this kind, which outdates an earlier refusal. Idempotent. */
    recordRequest: (kind: MarketingKind, reader: Reader, requestedAt: Date): Promise<void> =>
      store.recordRequest(reader, kind, requestedAt),

    /** Returns the address of the page where the reader of a marketing mail chooses; null for other mails. */
    linkOf: async ({ id, kind }: { readonly id: string; readonly kind: NotificationKind }): Promise<string | null> =>
      isMarketing(kind) ? `${publicUrl}/mail-preferences/${signMailId(id, await store.linkKey())}` : null,
  };

  async function read(reader: Reader): Promise<readonly MailPreference[]> {
    return preferencesFrom(await store.newestChoices(reader));
  }

  async function readerOf(userId: string): Promise<Reader> {
    const recipient = await accounts.findRecipient(userId);
    return { userId, address: recipient?.email ?? null };
  }

  async function mailOf(token: string): Promise<(Reader & { kind: MarketingKind }) | null> {
    const id = readSignedMailId(token, await store.linkKey());
    const mail = id === null ? null : await store.findLinkedMail(id);
    return mail && isMarketing(mail.kind) ? { ...mail, kind: mail.kind } : null;
  }

  async function save(
    choices: readonly NewChoice[],
    source: ChoiceSource,
    findReader: () => Promise<Reader | null>,
  ): Promise<SetPreferencesOutcome> {
    const fields = faultsOf(choices);
    if (fields.length > 0) return { kind: "invalid", fields };
    const reader = await findReader();
    if (!reader) return { kind: "invalidLink" };
    const chosenAt = clock.now();
    await store.recordChoices(
      reader,
      choices.map(({ kind, isAccepted }) => ({ kind, isAccepted, source, chosenAt })),
    );
    return { kind: "saved", preferences: await read(reader) };
  }
}

/** Two choices for one kind contradict each other. */
function faultsOf(choices: readonly NewChoice[]): InvalidField[] {
  if (choices.length === 0) return [{ path: "preferences", message: "must not be empty" }];
  const repeated = choices.findIndex(({ kind }, index) => choices.findIndex((other) => other.kind === kind) < index);
  return repeated < 0 ? [] : [{ path: `preferences.${repeated}.kind`, message: "must not repeat a kind" }];
}
