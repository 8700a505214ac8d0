import type { Role } from "@souk/kernel/identity/viewer";
import type { Locale } from "@souk/kernel/values/locale";
import type { Person } from "@souk/kernel/peers/personal-data";
import type { SignInChangeNotice } from "./mail/sign-in-change.js";
// The operations of the other services that accounts uses. Each call throws ServiceUnavailableError without a response.

/** A repeat under the same merge id returns the first report. */
export interface CartPeer {
  merge(handOver: GuestHandOver): Promise<CartMerge>;
  /** Merges within a short deadline. Returns null when cart does not answer in time. */
  mergeAtOnce(handOver: GuestHandOver): Promise<CartMerge | null>;
}

export interface OrdersPeer {
  /** Assigns the guest's orders to the user. A repeat changes nothing. */
  claim(claim: GuestOrdersClaim): Promise<void>;
  /** Returns the numbers of the buyer's orders with open deliveries or payments. */
  unfinishedOrders(buyerId: string): Promise<readonly string[]>;
}

export interface NotificationsPeer {
  sendMail(mail: AccountMail): Promise<void>;
  sendSignInChange(notice: SignInChangeNotice): Promise<void>;
}

/** A service that stores personal data. */
export interface PersonalDataPeer {
  readonly service: string;
  read(person: Person): Promise<unknown>;
  /** Idempotent. */
  erase(person: Person): Promise<void>;
}

/** The data that moves from a guest to the account at a sign-in with the guest's token. */
export interface GuestHandOver {
  /** The session's id: each sign-in merges the cart once. */
  readonly mergeId: string;
  readonly guestId: string;
  readonly userId: string;
}

export interface MergedCartLine {
  readonly productId: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly guestQuantity: number;
  readonly quantityBefore: number;
  readonly quantityAfter: number;
}

/** The outcome for each line of the guest's cart. */
export interface CartMerge {
  readonly lines: readonly MergedCartLine[];
}

/** The proof that a user is the guest who bought: they read that address, or had that guest's token. */
export type GuestOrdersClaim =
  { readonly userId: string; readonly email: string } | { readonly userId: string; readonly guestId: string };

/** The data of a mail of each kind. Secret values are stored nowhere else. Times are in ISO 8601. */
export interface AccountMailData {
  readonly VERIFY_EMAIL: { readonly code: string; readonly link: string; readonly expiresAt: string };
  readonly ACCOUNT_LOCKED: { readonly until: string };
  readonly ACCOUNT_CHANGED: {
    readonly change:
      | "DEACTIVATED"
      | "REACTIVATED"
      | "ROLE_SET"
      | "INSTRUCTOR_APPROVED"
      | "INSTRUCTOR_REJECTED"
      | "SECOND_FACTOR_RESET";
    /** The new role; null when none was set. */
    readonly role: Role | null;
    readonly reason: string | null;
  };
  readonly ACCOUNT_DELETED: Readonly<Record<string, never>>;
  readonly PASSWORD_RESET: { readonly link: string; readonly expiresAt: string };
  readonly PASSWORD_CHANGED: { readonly at: string };
  readonly CONFIRM_EMAIL_CHANGE: { readonly code: string; readonly link: string; readonly expiresAt: string };
  readonly EMAIL_CHANGE_REQUESTED: { readonly newEmail: string };
  readonly EMAIL_CHANGED: { readonly newEmail: string; readonly oldEmail: string };
}

export type AccountMailKind = keyof AccountMailData;

export type AccountMail = {
  [Kind in AccountMailKind]: {
    /** Each event has one mail, however often it is handed on. */
    readonly eventId: string;
    readonly kind: Kind;
    readonly recipient: string;
    /** The user whose list of notifications shows the mail; null when it can be read in the mailbox only. */
    readonly userId: string | null;
    /** The language, if the account cannot be asked for it when the mail is sent. */
    readonly locale?: Locale | null;
    readonly data: AccountMailData[Kind];
  };
}[AccountMailKind];
