import { ServiceUnavailableError } from "../errors/service-unavailable.js";

export interface ServiceUnavailable {
  readonly kind: "serviceUnavailable";
  readonly service: string;
}

/** Returns the result of `call`, or a ServiceUnavailable result if another service does not answer. */
export async function unlessUnavailable<T>(call: () => Promise<T>): Promise<T | ServiceUnavailable> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service: error.service };
    throw error;
  }
}
