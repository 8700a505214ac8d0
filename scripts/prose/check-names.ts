import { basename, dirname } from "node:path";
import { parseSync, type Expression } from "oxc-parser";
import type { BannedTerm, Finding } from "./check-prose.ts";

/** Names that clients, stored jobs and messages of projects use: they stay as they were published. */
const published = new Set([
  "ACT_ASC",
  "ACT_DESC",
  "act",
  "CaptchaVerdict",
  "GONE",
  "PRODUCT_GONE",
  "providerAway",
  "standing",
  "tellSignInNews",
  "tellStanding",
]);

/** Message keys that projects override, by namespace: they stay as they were published. */
const publishedKeys = new Set([
  "account.cartMerge.reason.PRODUCT_GONE",
  "checkout.order.reasons.PRODUCT_GONE",
  "account.addresses.changeAct",
  "account.addresses.gone",
  "account.cards.bankAway",
  "account.cards.gone",
  "account.cartMerge.somethingGone",
  "account.data.deleteAct",
  "account.data.deleteAway",
  "account.data.exportAct",
  "account.data.exportAway",
  "account.login.problem.providerAway",
  "account.login.providerAway",
  "admin.names.job.tellSignInNews",
  "admin.names.job.tellStanding",
  "admin.problem.gone",
  "adminCatalog.products.stockAway",
  "adminCatalog.stock.act",
  "adminOperations.courses.act",
  "adminOperations.courses.actOf",
  "adminOperations.courses.actText",
  "adminOperations.deliveries.act",
  "adminOperations.requests.act",
  "adminOperations.requests.asked",
  "adminOperations.reviews.act",
  "adminOperations.stuck.act",
  "adminOperations.webhook.gone",
  "adminOperations.webhook.goneText",
  "adminOperations.webhooks.statuses.GONE",
  "adminSales.auditLog.act",
  "adminSales.auditLog.filter.act",
  "adminSales.customers.filter.standing",
  "adminSales.customers.standing",
  "adminSales.dashboard.conversion.cartsAway",
  "adminSales.order.buyer.gone",
  "adminSales.orders.partlyAway",
  "adminSales.standing",
  "checkout.form.errors.carrierAway",
  "checkout.form.shippingAway",
  "checkout.lookup.goneText",
  "checkout.lookup.goneTitle",
  "checkout.order.news",
  "common.gonePage",
  "courses.player.lessonGone",
  "courses.player.lessonGoneText",
  "reviews.away",
  "reviews.problems.gone",
  "shop.cart.gone",
  "shop.home.categoriesAway",
  "shop.home.coursesAway",
  "shop.home.productsAway",
  "teaching.become.asked",
  "teaching.details.gone",
  "teaching.outline.problem.gone",
  "teaching.publish.gone",
]);

/** Finds the names of a TypeScript file that contain a word which the glossary replaces, each once. */
export function checkNames(file: string, source: string, terms: readonly BannedTerm[]): Finding[] {
  const standards = new Map(terms.map(({ word, term }) => [word, term]));
  const findings = new Map<string, Finding>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, name, start } = node as { type?: unknown; name?: unknown; start?: unknown };
    if (
      (type === "Identifier" || type === "JSXIdentifier") &&
      typeof name === "string" &&
      typeof start === "number" &&
      !published.has(name)
    ) {
      const word = wordsOf(name).find((one) => standards.has(one));
      if (word !== undefined && !findings.has(name)) {
        const line = source.slice(0, start).split("\n").length;
        findings.set(name, { file, line, message: `${name}: write "${standards.get(word)}", not "${word}"` });
      }
    }
    Object.values(node).forEach(visit);
  };
  visit(parseSync(file, source).program);
  return [...findings.values()];
}

/** Finds the keys of a JSON file of messages, such as `…/shop/en.json`, that contain a word which the glossary replaces. */
export function checkMessageKeys(file: string, source: string, terms: readonly BannedTerm[]): Finding[] {
  const standards = new Map(terms.map(({ word, term }) => [word, term]));
  const findings: Finding[] = [];
  const visit = (node: Expression, path: string): void => {
    if (node.type !== "ObjectExpression") return;
    for (const property of node.properties) {
      if (property.type !== "Property" || property.key.type !== "Literal") continue;
      const key = `${path}.${String(property.key.value)}`;
      const word = wordsOf(key.slice(path.length + 1)).find((one) => standards.has(one));
      if (word !== undefined && !publishedKeys.has(key)) {
        const line = source.slice(0, property.start).split("\n").length;
        findings.push({ file, line, message: `${key}: write "${standards.get(word)}", not "${word}"` });
      }
      visit(property.value, key);
    }
  };
  const [statement] = parseSync(`${file}.js`, `(${source})`).program.body;
  if (statement?.type === "ExpressionStatement" && statement.expression.type === "ParenthesizedExpression")
    visit(statement.expression.expression, basename(dirname(file)));
  return findings;
}

/** `CaptchaVerdict`, `captcha_verdict` and `CAPTCHA_VERDICT` have the words `captcha` and `verdict`. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$&_")
    .toLowerCase()
    .split(/[_$]+/);
}
