import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and during hydration. For values that only a browser knows, such as the local time. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
