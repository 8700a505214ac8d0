import { ProviderUnavailableError } from "../../domain/payment-provider.js";

/** A request that Razorpay has answered, and refused. */
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
  /** As the library puts an answer. */
  readonly statusCode?: number;
  readonly error?: unknown;
  /** As its HTTP client does. */
  readonly response?: { readonly status?: number; readonly data?: { readonly error?: unknown } };
}

/** Asks Razorpay. Throws ProviderUnavailableError where it gave no answer, RazorpayRefusal where it is a refusal. */
export async function askRazorpay<Answer>(ask: () => Promise<unknown>): Promise<Answer> {
  try {
    return (await ask()) as Answer;
  } catch (error) {
    // not the error itself: it may hold the request, and with it a card or our key
    throw refusalFrom(error as Failure) ?? new ProviderUnavailableError({ cause: reasonOf(error as Failure) });
  }
}

function reasonOf(failure: Failure): string {
  const status = failure.statusCode ?? failure.response?.status;
  if (status !== undefined) return `Razorpay answered ${status}`;
  return failure instanceof Error ? failure.message : "no answer";
}

/**
 * Null where it is not known whether it happened: no connection (the library then fails over its own error), a fault of
 * Razorpay's, a key of ours that is not valid just now (401), too many requests (429), the same request under way (409).
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
