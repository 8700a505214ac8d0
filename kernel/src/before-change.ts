import { ServiceUnavailableError } from "./service-unavailable.js";

export interface ServiceUnavailable {
  readonly kind: "serviceUnavailable";
  readonly service: string;
}

/** Runs a question that comes before any change: there, a service that does not answer is a refusal and not a fault. */
export async function beforeChange<T>(ask: () => Promise<T>): Promise<T | ServiceUnavailable> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service: error.service };
    throw error;
  }
}
