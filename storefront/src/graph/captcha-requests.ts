import { useSyncExternalStore } from "react";

/** A mutation that waits until its visitor has solved a captcha. */
export interface CaptchaRequest {
  /** The address of the page that shows the challenge. */
  readonly frame: string;
  /** Sends the mutation again with the token. Without one, the mutation fails. */
  readonly finish: (token: string | undefined) => void;
}

type Listener = () => void;

const waiting: CaptchaRequest[] = [];
const listeners = new Set<Listener>();

function changed(): void {
  for (const listener of listeners) listener();
}

/** Asks the visitor to solve a captcha, after those that already wait. Returns undefined when the visitor declines. */
export function askForCaptcha(frame: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request: CaptchaRequest = {
      frame,
      finish: (token) => {
        const index = waiting.indexOf(request);
        if (index !== -1) waiting.splice(index, 1);
        resolve(token);
        changed();
      },
    };
    waiting.push(request);
    changed();
  });
}

/** Returns the captcha to show now. */
export function useCaptchaRequest(): CaptchaRequest | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting[0],
    () => undefined,
  );
}
