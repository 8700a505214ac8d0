import { isUuid } from "@souk/kernel/uuid";
import type { SignInTryStore } from "./sign-in-try-store.js";

/** All failed sign-ins of the user are forgotten, from whatever place. False when there is no such user. */
export function unlock({ tries }: { tries: SignInTryStore }) {
  return async (userId: string): Promise<boolean> => isUuid(userId) && tries.unlock(userId);
}
