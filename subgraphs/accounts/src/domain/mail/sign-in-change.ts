import { randomUUID } from "node:crypto";

/** The changes of an account that its owner is notified of by mail, whoever made them. */
export type SignInChange =
  | "SECOND_FACTOR_ON"
  | "SECOND_FACTOR_OFF"
  | "RECOVERY_CODE_USED"
  | "RECOVERY_CODES_RENEWED"
  | "SECOND_FACTOR_GUESSED"
  | "IDENTITY_LINKED"
  | "IDENTITY_UNLINKED"
  | "API_KEY_CREATED";

export interface SignInChangeNotice {
  /** Each event has one mail, however often it is handed on. */
  readonly eventId: string;
  readonly userId: string;
  readonly change: SignInChange;
  readonly detail: string | null;
}

export function signInChangeNotice(
  userId: string,
  change: SignInChange,
  detail: string | null = null,
): SignInChangeNotice {
  return { eventId: randomUUID(), userId, change, detail };
}
