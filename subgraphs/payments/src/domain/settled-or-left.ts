/** What stays PENDING, for whatever reason, is left to a job that goes on asking. */
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

/** When the job that a movement of money is left to asks for the first time. */
export const askAgainAfterMs = 5000;
