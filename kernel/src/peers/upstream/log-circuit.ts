import type { Logger } from "../../logging/logger.js";

export function logCircuit(logger: Logger, upstream: string): (isOpen: boolean) => void {
  return (isOpen) => {
    if (isOpen) logger.warn({ upstream }, "circuit opened: the service hangs");
    else logger.info({ upstream }, "circuit closed: the service answers");
  };
}
