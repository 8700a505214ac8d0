import type { MailConfig } from "@souk/shop/config";

type Template = NonNullable<NonNullable<MailConfig["templates"]>["ORDER_CONFIRMATION"]>;

/** Replaces the mail that confirms an order. */
export const orderConfirmation: Template = ({ data: { orderNumber, lines, total, currency }, locale }) => {
  const isFrench = locale === "fr";
  const subject = isFrench ? `Votre commande ${orderNumber} chez Tern` : `Your order ${orderNumber} at Tern`;
  const list = lines.map(({ name, quantity }) => `${quantity} × ${name}`);
  const sum = `Total: ${total} ${currency}`;
  return {
    subject,
    text: [subject, "", ...list, "", sum].join("\n"),
    html: `<!doctype html><html lang="${locale}"><title>${escaped(subject)}</title><h1>${escaped(subject)}</h1>
<ul>${list.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul><p>${sum}</p></html>`,
  };
};

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
