import type { PostTaker } from "@souk/kernel/raw-post";
import { toDecimalMoney } from "@souk/kernel/money";
import type { PageAnswer, SubgraphPage } from "@souk/kernel/subgraph";
import type { ChargeSettlement } from "../../domain/payment-provider.js";
import { challengeHtml } from "./challenge-html.js";
import type { SandboxChallenge } from "./sandbox-challenges.js";
import type { SandboxProvider } from "./sandbox-provider.js";

const path = "/sandbox/challenges/:token";

/** The storefront's page for whoever comes back from a bank; a shop of another front sends its buyers back by itself. */
const wayBack = 'You can <a href="/checkout/return">go back to the shop</a>.';

/** Where a challenge is, behind the router's address. */
export function challengePath(token: string): string {
  return path.replace(":token", token);
}

/** The bank's page for 3-D Secure: `GET` shows what is to be paid, `POST` with `answer=approve` or `answer=refuse` settles it. */
export function challengePages(bank: Pick<SandboxProvider, "answerChallenge" | "findChallenge">): {
  readonly pages: readonly SubgraphPage[];
  readonly takers: readonly PostTaker[];
} {
  const shown = async (token: string): Promise<PageAnswer> => {
    const found = await bank.findChallenge(token);
    if (!found) return html(404, "<h1>There is no such payment</h1>");
    return html(200, found.settlement ? outcome(found.settlement) : question(found.challenge));
  };
  return {
    pages: [{ path, answer: ({ token = "" }) => shown(token) }],
    takers: [
      {
        path,
        take: async ({ body }, { token = "" }) => {
          const answer = new URLSearchParams(new TextDecoder().decode(body)).get("answer");
          if (answer !== "approve" && answer !== "refuse")
            return html(400, "<h1>The answer has to be approve or refuse</h1>");
          await bank.answerChallenge(token, answer === "approve");
          return shown(token);
        },
      },
    ],
  };
}

function question({ amount, description, card }: SandboxChallenge): string {
  const { amount: decimal, currency } = toDecimalMoney(amount);
  return `<h1>Is this you?</h1>
<p>${escaped(description)}: ${decimal} ${currency}, by ${escaped(card.brand)} ending in ${card.last4}.</p>
<form method="post">
<button name="answer" value="approve">Approve</button>
<button name="answer" value="refuse">Refuse</button>
</form>`;
}

function outcome(settlement: ChargeSettlement): string {
  if (settlement.kind === "succeeded") return `<h1>Approved</h1>\n<p>${wayBack}</p>`;
  const text = settlement.declineCode === "abandoned" ? "Too late: the shop has ended this payment" : "Refused";
  return `<h1>${text}</h1>\n<p>Nothing was charged. ${wayBack}</p>`;
}

function html(status: number, content: string): PageAnswer {
  return { status, contentType: "text/html; charset=utf-8", body: challengeHtml(content) };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
