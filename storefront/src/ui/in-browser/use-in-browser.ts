import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and while its page is taken over: for what only a browser knows, like the visitor's time of day. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
