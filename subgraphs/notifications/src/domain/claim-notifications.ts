import { isUuid } from "@souk/kernel/values/uuid";
import type { GuestRecipient, NotificationStore } from "./notification-store.js";

export interface NotificationsClaim {
  readonly userId: string;
  readonly guests: readonly GuestRecipient[];
}

/** Assigns the notifications of guests to the user who has claimed their orders. A repeat changes nothing. */
export function claimNotifications({
  notifications,
}: {
  readonly notifications: Pick<NotificationStore, "changeUser">;
}) {
  return async ({ userId, guests }: NotificationsClaim): Promise<void> => {
    const known = guests.filter(({ guestId }) => isUuid(guestId));
    if (isUuid(userId) && known.length > 0) await notifications.changeUser(known, userId);
  };
}
