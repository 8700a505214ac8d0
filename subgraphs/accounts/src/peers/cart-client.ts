import type { Logger } from "@souk/kernel/logging/logger";
import type { PeerCallOptions, PeerClient } from "@souk/kernel/peers/peer-client";
import type { CartMerge, CartPeer, GuestHandOver } from "../domain/peers.js";
import { MergeGuestCartDocument } from "./generated/cart.js";

// the user waits for this call, and the sign-in works without its answer
const atOnceDeadlineMs = 1500;

/** Calls cart's GraphQL API. */
export class CartClient implements CartPeer {
  constructor(
    private readonly peer: PeerClient,
    private readonly logger: Logger,
  ) {}

  merge(handOver: GuestHandOver): Promise<CartMerge> {
    return this.call(handOver, { idempotent: true });
  }

  async mergeAtOnce(handOver: GuestHandOver): Promise<CartMerge | null> {
    try {
      return await this.call(handOver, { idempotent: false, deadlineMs: atOnceDeadlineMs });
    } catch (error) {
      this.logger.warn(
        { err: error, mergeId: handOver.mergeId },
        "failed to merge a guest's cart at the sign-in; a job merges it later",
      );
      return null;
    }
  }

  private async call({ mergeId, guestId, userId }: GuestHandOver, options: PeerCallOptions): Promise<CartMerge> {
    const input = { mergeId, guestId, userId };
    const { lines } = (await this.peer.call(MergeGuestCartDocument, { input }, options)).mergeGuestCart;
    return { lines: lines.map((line) => ({ ...line, reason: line.reason ?? null })) };
  }
}
