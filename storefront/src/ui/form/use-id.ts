import { useId as useReactId } from "react";

/**
 * Replaces Mantine's `useId`, which gives each field a new random id after hydration and so renders every field twice. React's own ids are
 * the same on the server and in the browser.
 */
export function useId(id?: string): string {
  const reactId = useReactId();
  return id ?? `mantine-${reactId}`;
}
