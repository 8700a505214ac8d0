import { ServiceUnavailableError } from "../../errors/service-unavailable.js";

/** The circuit is open: the call was not sent, or the wait for a query that was already sent has ended. */
export class CircuitOpenError extends ServiceUnavailableError {
  constructor(service: string) {
    super(service);
    this.name = "CircuitOpenError";
  }
}

/**
 * `silent`: no answer before the probe's deadline. `unhealthy`: an answer, or a refusal, that reports that the upstream
 * cannot work.
 */
export type ProbeResult = "healthy" | "unhealthy" | "silent";

/**
 * The state of the circuit to one upstream. The circuit opens when the upstream hangs: after `failureThreshold`
 * consecutive calls without an answer, or after a silent probe. An upstream that refuses immediately does not open it:
 * a refusal costs no time, and the next call may find the upstream back. Only a healthy probe closes the circuit; after
 * that, one more failed call opens it again.
 */
export class CircuitBreaker {
  private failures = 0;
  private opened = false;

  constructor(
    private readonly failureThreshold: number,
    private readonly onChange: (isOpen: boolean) => void,
  ) {}

  get isOpen(): boolean {
    return this.opened;
  }

  callAnswered(): void {
    if (!this.opened) this.failures = 0;
  }

  callFailed(): void {
    this.failures += 1;
    if (this.failures >= this.failureThreshold) this.change(true);
  }

  probed(result: ProbeResult): void {
    if (result === "silent") this.change(true);
    if (result === "healthy" && this.opened) {
      this.failures = this.failureThreshold - 1;
      this.change(false);
    }
  }

  private change(isOpen: boolean): void {
    if (this.opened === isOpen) return;
    this.opened = isOpen;
    this.onChange(isOpen);
  }
}
