import { createHash } from "node:crypto";

export const webhookModes = ["off", "normal", "late", "twice", "disordered"] as const;
/** How the sandbox delivers its webhooks. late: after 20 s. disordered: each within 10 s, in random order. */
export type WebhookMode = (typeof webhookModes)[number];

const lateMs = 20_000;
const disorderMs = 10_000;

/** Returns the delay in milliseconds of each delivery of an event. `seed` determines the random order. */
export function deliveryDelaysMs(mode: WebhookMode, eventId: string, seed: string): readonly number[] {
  switch (mode) {
    case "off":
      return [];
    case "normal":
      return [0];
    case "late":
      return [lateMs];
    case "twice":
      return [0, 0];
    case "disordered": {
      const hash = createHash("sha256").update(`${seed} ${eventId}`).digest();
      return [Math.floor((hash.readUInt32BE() / 2 ** 32) * disorderMs)];
    }
  }
}
