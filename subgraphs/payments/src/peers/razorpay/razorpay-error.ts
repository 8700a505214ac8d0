import { ProviderUnavailableError } from "../../domain/providers/payment-provider.js";

/** A request that Razorpay has answered with a refusal. */
export class RazorpayRefusal extends Error {
  constructor(
    readonly code: string,
    readonly field: string | null,
    description: string,
  ) {
    super(description);
    this.name = "RazorpayRefusal";
  }
}

interface Failure {
  /** Set by the Razorpay library on its own errors. */
  readonly statusCode?: number;
  readonly error?: unknown;
  /** Set by the library's HTTP client. */
  readonly response?: { readonly status?: number; readonly data?: { readonly error?: unknown } };
}

/** Calls Razorpay. Throws ProviderUnavailableError when it gave no answer, RazorpayRefusal when it refused. */
export async function callRazorpay<Answer>(call: () => Promise<unknown>): Promise<Answer> {
  try {
    return (await call()) as Answer;
  } catch (error) {
    // Do not throw the error itself: it may hold the request, and with it a card or our key.
    throw refusalFrom(error as Failure) ?? new ProviderUnavailableError({ cause: reasonOf(error as Failure) });
  }
}

function reasonOf(failure: Failure): string {
  const status = failure.statusCode ?? failure.response?.status;
  if (status !== undefined) return `Razorpay answered ${status}`;
  return failure instanceof Error ? failure.message : "no answer";
}

/**
 * Returns null when the outcome is unknown: no connection (the library then fails inside its own error handling), a
 * fault of Razorpay's, a key of ours that is not valid at the moment (401), too many requests (429), or the same
 * request in progress (409).
 */
function refusalFrom({ statusCode, error, response }: Failure): RazorpayRefusal | null {
  const status = statusCode ?? response?.status ?? 0;
  if (status < 400 || status >= 500 || [401, 403, 408, 409, 429].includes(status)) return null;
  const { code, reason, field, description } = (error ?? response?.data?.error ?? {}) as Record<string, unknown>;
  const known = [reason, code].find((text): text is string => typeof text === "string" && text !== "" && text !== "NA");
  return new RazorpayRefusal(
    (known ?? "refused").toLowerCase(),
    typeof field === "string" ? field : null,
    typeof description === "string" ? description : "Razorpay refused",
  );
}
