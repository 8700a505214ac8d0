import { ServiceUnavailableError } from "../../errors/service-unavailable.js";

/** The client left before the answer came. This says nothing about the service's health. */
export class AbandonedError extends ServiceUnavailableError {}
