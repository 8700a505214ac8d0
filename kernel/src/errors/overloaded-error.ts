/** The service has too much work of a kind to start more soon. Nothing was changed. */
export class OverloadedError extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super(`The service is busy. Try again in ${retryAfterSeconds} s.`);
    this.name = "OverloadedError";
  }
}
