/** Another subgraph, or what this one stands on, did not answer in time. Nothing was changed by the call that failed, as far as is known. */
export class ServiceUnavailableError extends Error {
  constructor(
    readonly service: string,
    options?: ErrorOptions,
  ) {
    super(`${service} does not answer`, options);
    this.name = "ServiceUnavailableError";
  }
}
