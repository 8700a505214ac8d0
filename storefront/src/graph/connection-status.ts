import { useSyncExternalStore } from "react";

type Listener = () => void;

let waiting = false;
const listeners = new Set<Listener>();

/** True while a request is being retried, for the line at the top of the page that says so. */
export const connectionStatus = {
  set(isWaiting: boolean): void {
    if (waiting === isWaiting) return;
    waiting = isWaiting;
    for (const listener of listeners) listener();
  },
};

export function useIsReconnecting(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
    () => false,
  );
}
