import { ServiceUnavailableError } from "../errors/service-unavailable.js";

export interface ServiceUnavailable {
  readonly kind: "serviceUnavailable";
  readonly service: string;
}

/**
 * Runs a query that precedes any change. Returns a ServiceUnavailable result, instead of throwing, when the service
 * does not answer.
 */
export async function beforeChange<T>(call: () => Promise<T>): Promise<T | ServiceUnavailable> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service: error.service };
    throw error;
  }
}
