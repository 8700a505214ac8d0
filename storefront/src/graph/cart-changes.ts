import type { OperationResult } from "@urql/core";

const channelName = "souk-cart";

/** Mutations that may replace the viewer's cart. */
const changing = new Set([
  "addToCart",
  "addLinesToCart",
  "setCartLine",
  "clearCart",
  "checkout",
  "payOrder",
  "enrollForFree",
]);

/** Returns true if the operation changed the cart, judged by the fields of its answer. */
export function changesCart({ operation, data }: Pick<OperationResult, "operation" | "data">): boolean {
  return operation.kind === "mutation" && Object.keys((data ?? {}) as object).some((field) => changing.has(field));
}

let channel: BroadcastChannel | undefined;

/** Notifies the other tabs of this browser that the cart has changed. It does not notify this tab. */
export function notifyOtherTabs(): void {
  if (typeof BroadcastChannel === "undefined") return;
  channel ??= new BroadcastChannel(channelName);
  channel.postMessage("changed");
}

/** Calls `listener` when another tab has changed the cart. The returned function unsubscribes. */
export function onCartChangedElsewhere(listener: () => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  channel ??= new BroadcastChannel(channelName);
  const opened = channel;
  opened.addEventListener("message", listener);
  return () => opened.removeEventListener("message", listener);
}
