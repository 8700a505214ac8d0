/** Settles a payment or refund. If it stays PENDING for any reason, enqueues a job that retries. */
export async function settledOrLeft<Movement extends { readonly status: string }>(
  settle: () => Promise<Movement>,
  leave: () => Promise<void>,
): Promise<Movement> {
  const settled = await settle().catch(async (error: unknown) => {
    await leave();
    throw error;
  });
  if (settled.status === "PENDING") await leave();
  return settled;
}

/** Delay in milliseconds before that job asks the provider for the first time. */
export const askAgainAfterMs = 5000;
