import { useEffect, useRef } from "react";

/** Before the links of a file expire. */
const renewAfterMs = 9 * 60 * 1000;

/** Calls `renew` before the link with this address expires; not for undefined. */
export function useRenewedLinks(url: string | undefined, renew: () => void): void {
  const latest = useRef(renew);
  useEffect(() => {
    latest.current = renew;
  });
  useEffect(() => {
    if (url === undefined) return;
    const timer = setTimeout(() => latest.current(), renewAfterMs);
    return () => clearTimeout(timer);
  }, [url]);
}
