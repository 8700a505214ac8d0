import { createLogger } from "@souk/kernel/logging/logger";

/** The part of standard output that progress needs. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): void;
}

const clearLine = "\r\u001B[K";

/**
 * Shows what a long start does now: on a terminal in one line that each step replaces, otherwise in a log line for
 * each step. Disposing it clears the line of the terminal.
 */
export class StartProgress implements Disposable {
  private last = "";

  private readonly show: (step: string) => void;

  constructor(private readonly output: ProgressOutput) {
    if (output.isTTY) {
      // the next log line begins at the line's start and replaces the step
      this.show = (step) => output.write(`${clearLine}souk: ${step}\r`);
    } else {
      const logger = createLogger("souk", "info", output);
      this.show = (step) => logger.info(step);
    }
  }

  report(step: string): void {
    if (step === this.last) return;
    this.last = step;
    this.show(step);
  }

  /** Reports how many of the services are ready, and which ones are not. */
  reportReady(names: readonly string[], ready: ReadonlySet<string>): void {
    const waiting = names.filter((name) => !ready.has(name));
    const counted = `${ready.size} of ${names.length} services are ready`;
    this.report(waiting.length === 0 ? counted : `${counted}; creating the tables and data of ${waiting.join(", ")}`);
  }

  [Symbol.dispose](): void {
    if (this.output.isTTY && this.last !== "") this.output.write(clearLine);
  }
}
