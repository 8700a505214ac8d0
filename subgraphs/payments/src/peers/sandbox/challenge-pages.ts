import type { RawPostHandler } from "@souk/kernel/http/raw-post";
import { toDecimalMoney } from "@souk/kernel/values/money";
import type { PageAnswer } from "@souk/kernel/http/page-answer";
import type { SubgraphPage } from "@souk/kernel/subgraph/subgraph";
import type { ChargeSettlement } from "../../domain/providers/payment-provider.js";
import { challengeHtml, returnPath, type ChallengePage } from "./challenge-html.js";
import type { SandboxChallenge } from "./sandbox-challenges.js";
import type { SandboxProvider } from "./sandbox-provider.js";

const path = "/sandbox/challenges/:token";

const wayBack = `<p><a href="${returnPath}">Go back to the shop</a></p>`;
const merchant = "Souk";

/** Path of a challenge under the router's address. */
export function challengePath(token: string): string {
  return path.replace(":token", token);
}

/**
 * The bank's page for 3-D Secure: `GET` shows the amount to pay; `POST` with `answer=approve` or `answer=refuse`
 * settles the challenge and sends the browser back to the shop.
 */
export function challengePages(bank: Pick<SandboxProvider, "answerChallenge" | "findChallenge">): {
  readonly pages: readonly SubgraphPage[];
  readonly takers: readonly RawPostHandler[];
} {
  const shown = async (token: string, answered = false): Promise<PageAnswer> => {
    const found = await bank.findChallenge(token);
    if (!found) return html(404, { title: "Payment not found", content: wayBack });
    if (!found.settlement) return html(200, question(found.challenge));
    return html(200, { ...outcome(found.settlement), returns: answered });
  };
  return {
    pages: [{ path, answer: ({ token = "" }) => shown(token) }],
    takers: [
      {
        path,
        handle: async ({ body }, { token = "" }) => {
          const answer = new URLSearchParams(new TextDecoder().decode(body)).get("answer");
          if (answer !== "approve" && answer !== "refuse")
            return html(400, { title: "The answer has to be approve or refuse", content: wayBack });
          await bank.answerChallenge(token, answer === "approve");
          return shown(token, true);
        },
      },
    ],
  };
}

function question({ amount, description, card }: SandboxChallenge): ChallengePage {
  const { amount: decimal, currency } = toDecimalMoney(amount);
  const content = `<p>Confirm that you make this payment.</p>
<dl>
<dt>Merchant</dt><dd>${merchant}</dd>
<dt>Payment</dt><dd>${escaped(description)}</dd>
<dt>Card</dt><dd>${escaped(card.brand)} ending in ${card.last4}</dd>
<dt>Amount</dt><dd class="amount">${decimal} ${currency}</dd>
</dl>
<form method="post">
<button name="answer" value="refuse">Decline</button>
<button name="answer" value="approve">Approve</button>
</form>`;
  return { title: "Is this you?", content };
}

function outcome(settlement: ChargeSettlement): ChallengePage {
  if (settlement.kind === "succeeded") return { title: "Approved", content: wayBack };
  const title = settlement.declineCode === "abandoned" ? "Too late: the shop has ended this payment" : "Declined";
  return { title, content: `<p>Nothing was charged.</p>\n${wayBack}` };
}

function html(status: number, page: ChallengePage): PageAnswer {
  return { status, contentType: "text/html; charset=utf-8", body: challengeHtml(page) };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
