import type { RawPostHandler } from "@souk/kernel/http/raw-post";
import { toDecimalMoney } from "@souk/kernel/values/money";
import type { PageAnswer } from "@souk/kernel/http/page-answer";
import type { SubgraphPage } from "@souk/kernel/subgraph/subgraph";
import type { ChargeSettlement } from "../../domain/providers/payment-provider.js";
import escapeHtml from "escape-html";
import { headerText } from "@souk/kernel/subgraph/graph-request";
import { defaultLocale, localeFrom, type Locale } from "@souk/kernel/values/locale";
import { challengeHtml, returnPath, type ChallengePage } from "./challenge-html.js";
import { challengeTexts } from "./challenge-texts.js";
import type { SandboxChallenge } from "./sandbox-challenges.js";
import type { SandboxProvider } from "./sandbox-provider.js";

const path = "/sandbox/challenges/:token";

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
  readonly handlers: readonly RawPostHandler[];
} {
  const shown = async (token: string, locale: Locale, answered = false): Promise<PageAnswer> => {
    const found = await bank.findChallenge(token);
    if (!found) return html(404, { locale, title: challengeTexts[locale].notFound, content: returnLink(locale) });
    if (!found.settlement) return html(200, question(found.challenge, locale));
    return html(200, { ...outcome(found.settlement, locale), returns: answered });
  };
  return {
    pages: [{ path, answer: ({ token = "" }, locale = defaultLocale) => shown(token, locale) }],
    handlers: [
      {
        path,
        handle: async ({ body, headers }, { token = "" }) => {
          const locale = localeFrom(headerText(headers, "accept-language")) ?? defaultLocale;
          const answer = new URLSearchParams(new TextDecoder().decode(body)).get("answer");
          if (answer !== "approve" && answer !== "refuse")
            return html(400, {
              locale,
              title: challengeTexts[locale].invalidAnswer,
              content: returnLink(locale),
            });
          await bank.answerChallenge(token, answer === "approve");
          return shown(token, locale, true);
        },
      },
    ],
  };
}

function question({ amount, description, card }: SandboxChallenge, locale: Locale): ChallengePage {
  const { amount: decimal, currency } = toDecimalMoney(amount);
  const texts = challengeTexts[locale];
  const money = new Intl.NumberFormat(locale, { style: "currency", currency });
  const content = `<p>${texts.confirm}</p>
<dl>
<dt>${texts.merchant}</dt><dd>${merchant}</dd>
<dt>${texts.payment}</dt><dd>${escapeHtml(description)}</dd>
<dt>${texts.card}</dt><dd>${escapeHtml(texts.cardEnding(card.brand, card.last4))}</dd>
<dt>${texts.amount}</dt><dd class="amount">${money.format(decimal as Intl.StringNumericLiteral)}</dd>
</dl>
<form method="post">
<button name="answer" value="refuse">${texts.decline}</button>
<button name="answer" value="approve">${texts.approve}</button>
</form>`;
  return { locale, title: texts.question, content };
}

function outcome(settlement: ChargeSettlement, locale: Locale): ChallengePage {
  const texts = challengeTexts[locale];
  if (settlement.kind !== "declined") return { locale, title: texts.approved, content: returnLink(locale) };
  const title = settlement.declineCode === "abandoned" ? texts.expired : texts.declined;
  return { locale, title, content: `<p>${texts.notCharged}</p>\n${returnLink(locale)}` };
}

function returnLink(locale: Locale): string {
  return `<p><a href="${returnPath}">${challengeTexts[locale].backToShop}</a></p>`;
}

function html(status: number, page: ChallengePage): PageAnswer {
  return { status, contentType: "text/html; charset=utf-8", body: challengeHtml(page) };
}
