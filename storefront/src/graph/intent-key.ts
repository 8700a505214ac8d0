import { idempotencyKeys } from "@souk/client";

/** The keys of this tab; they survive a reload. The server renders no page that needs one, and has no storage. */
const keys = idempotencyKeys({
  getItem: (name) => sessionStorage.getItem(name),
  setItem: (name, text) => sessionStorage.setItem(name, text),
  removeItem: (name) => sessionStorage.removeItem(name),
});

export const intentKey = keys.keyFor;
export const intentDone = keys.done;
