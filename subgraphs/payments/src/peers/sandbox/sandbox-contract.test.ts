import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { systemClock } from "@souk/kernel/values/clock";
import { describeProvider } from "../../testing/provider-contract.js";
import type { ProviderHarness } from "../../testing/provider-harness.js";
import { UnsteadyProvider } from "../../testing/unsteady-provider.js";
import { bankDatabase } from "./bank-database.js";
import { SandboxLedger } from "./sandbox-ledger.js";
import { SandboxChallenges } from "./sandbox-challenges.js";
import { SandboxProvider } from "./sandbox-provider.js";
import { signatureHeader, signatureOf } from "./sandbox-signature.js";

const webhookSecret = "secret";

describeProvider("the sandbox", { cards: true, capturesInParts: true }, async (): Promise<ProviderHarness> => {
  const testDatabase = await openTestDatabase("sandbox_bank", bankDatabase);
  const ledger = new SandboxLedger(testDatabase.database);
  const challenges = new SandboxChallenges(testDatabase.database);
  const challengeUrl = (token: string) => `http://bank.test/${token}`;
  const deps = { ledger, challenges, challengeUrl, clock: systemClock, webhookSecret, announce: () => [] };
  const bank = new SandboxProvider(deps);
  const provider = new UnsteadyProvider(bank);
  return {
    provider,
    currency: "CAD",
    setLine: (line) => void (provider.mood = line),
    async ledger() {
      const [row]: { charges: number; refunded: string; captured: string }[] =
        await testDatabase.database.manager.query(
          `select count(*)::int as charges, coalesce(sum(refunded_minor), 0) as refunded,
             coalesce(sum(coalesce(captured_minor, amount_minor)), 0) as captured from charges
           where decline_code is null`,
        );
      const { charges = 0, refunded, captured } = row ?? {};
      return { charges, refundedMinor: Number(refunded), capturedMinor: Number(captured) };
    },
    async endAuthorizations() {
      // the column rounds to milliseconds: now() may be later than the clock of the next capture
      await testDatabase.database.manager.query(`update charges set authorized_until = now() - interval '1 second'
        where released_at is null and authorized_until is not null`);
    },
    refusalEnds: true,
    async answerActions(answer) {
      const rows: { token: string }[] = await testDatabase.database.manager.query(`select token from challenges`);
      for (const { token } of rows) await bank.answerChallenge(token, answer === "approved");
    },
    chargeSubject: (name) => ({ kind: "charge", idempotencyKey: name }),
    async webhook({ id, subject, signedAt }) {
      if (subject.kind === "providerOrder") throw new Error("names charges by our key");
      const { kind, idempotencyKey } = subject;
      const type = kind === "charge" ? "charge.succeeded" : "refund.succeeded";
      const body = Buffer.from(JSON.stringify({ id, type, idempotencyKey }));
      return { body, headers: { [signatureHeader]: signatureOf(body, webhookSecret, signedAt) } };
    },
    [Symbol.asyncDispose]: () => testDatabase[Symbol.asyncDispose](),
  };
});
