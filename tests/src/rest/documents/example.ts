import type { RestAnswer } from "../../test-kit/clients/rest-client.js";

/** The sender of an example request. */
export type ExampleSender = "nobody" | "customer" | "another" | "admin" | ExampleService;

export type ExampleService = "orders" | "payments";

/** The things of the shop that examples name. */
export interface ExampleObjects {
  readonly mouse: string;
  readonly customerId: string;
  readonly customerEmail: string;
  /** The order that an earlier example made. */
  readonly order: string;
  readonly total: number;
  readonly paymentMethod: string;
  readonly course: string;
}

/** A request of a document and its answer. The values of the answer are the document's, or a pattern of them. */
export interface Example {
  /** The row of the acceptance list. */
  readonly row: string;
  readonly from: ExampleSender;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: (objects: ExampleObjects) => string;
  readonly body?: (objects: ExampleObjects) => unknown;
  /** Sends the body as a form. */
  readonly isForm?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly answer?: (objects: ExampleObjects) => unknown;
  readonly answerHeaders?: Readonly<Record<string, RegExp>>;
  /** Keeps something of the answer for later examples. */
  readonly keep?: (answer: RestAnswer) => Partial<ExampleObjects>;
}

export const at = (path: string) => () => path;
