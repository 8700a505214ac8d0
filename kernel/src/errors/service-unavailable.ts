/**
 * Another subgraph, or a resource of this one, did not answer in time. As far as is known, the failed call changed
 * nothing.
 */
export class ServiceUnavailableError extends Error {
  constructor(
    readonly service: string,
    options?: ErrorOptions,
  ) {
    super(`${service} does not answer`, options);
    this.name = "ServiceUnavailableError";
  }
}
