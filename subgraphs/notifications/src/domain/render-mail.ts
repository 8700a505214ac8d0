import { createHash } from "node:crypto";
import Handlebars from "handlebars";
import type { NotificationKind } from "./notification.js";
import type { DataOf, NotificationContent } from "./notification-data.js";
import { accountChanged } from "./templates/account-changed.js";
import {
  accountDeleted,
  accountLocked,
  confirmEmailChange,
  emailChangeRequested,
  emailChanged,
  passwordChanged,
  passwordReset,
  verifyEmail,
} from "./templates/account-mails.js";
import { htmlLayouts, textLayouts } from "./templates/layout.js";
import type { MailTemplate } from "./templates/mail-template.js";
import { cartReminder } from "./templates/cart-reminder.js";
import { courseAnnouncement, lessonAnswer, lessonQuestion } from "./templates/lesson-mails.js";
import { orderConfirmation } from "./templates/order-confirmation.js";
import { priceFall } from "./templates/price-fall.js";
import { answersMarked, courseEnrolled, orderCancelled, orderLink, orderRefunded } from "./templates/purchase-mails.js";
import { reviewRequest } from "./templates/review-request.js";
import { shipmentUpdate } from "./templates/shipment-update.js";
import { signInChanged } from "./templates/sign-in-changed.js";
import { backInStock, confirmStockMail } from "./templates/stock-mails.js";
import { message, webhookDisabled } from "./templates/staff-mails.js";
import type { Locale } from "@souk/kernel/values/locale";

const templates: { readonly [Kind in NotificationKind]: MailTemplate<DataOf<Kind>> } = {
  VERIFY_EMAIL: verifyEmail,
  ORDER_CONFIRMATION: orderConfirmation,
  ORDER_CANCELLED: orderCancelled,
  ORDER_REFUNDED: orderRefunded,
  ORDER_LINK: orderLink,
  SHIPMENT_UPDATE: shipmentUpdate,
  COURSE_ENROLLED: courseEnrolled,
  ANSWERS_MARKED: answersMarked,
  LESSON_QUESTION: lessonQuestion,
  LESSON_ANSWER: lessonAnswer,
  COURSE_ANNOUNCEMENT: courseAnnouncement,
  CART_REMINDER: cartReminder,
  REVIEW_REQUEST: reviewRequest,
  BACK_IN_STOCK: backInStock,
  PRICE_FALL: priceFall,
  CONFIRM_STOCK_MAIL: confirmStockMail,
  SIGN_IN_CHANGED: signInChanged,
  ACCOUNT_LOCKED: accountLocked,
  ACCOUNT_CHANGED: accountChanged,
  PASSWORD_RESET: passwordReset,
  PASSWORD_CHANGED: passwordChanged,
  CONFIRM_EMAIL_CHANGE: confirmEmailChange,
  EMAIL_CHANGE_REQUESTED: emailChangeRequested,
  EMAIL_CHANGED: emailChanged,
  ACCOUNT_DELETED: accountDeleted,
  WEBHOOK_DISABLED: webhookDisabled,
  MESSAGE: message,
};

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The facts about the reader that a mail shows. */
export interface MailReader {
  /** For the greeting; null greets without a name. */
  readonly fullName: string | null;
  /** The page where the reader refuses marketing mails; null for other mails, and in previews. */
  readonly preferencesLink: string | null;
}

/** For previews. */
export const anyReader: MailReader = { fullName: null, preferencesLink: null };

type View = Readonly<Record<string, unknown>>;

/** Renders the subject, which never contains the reader's name. */
export function renderSubject({ kind, data }: NotificationContent, locale: Locale): string {
  const template: MailTemplate<never> = templates[kind];
  return rendered(template.texts[locale].subject, template.view(data as never, locale), plain);
}

/** Renders the whole mail. */
export function renderMail(content: NotificationContent, reader: MailReader, locale: Locale): RenderedMail {
  const template: MailTemplate<never> = templates[content.kind];
  const { text, html } = template.texts[locale];
  const subject = renderSubject(content, locale);
  const view = { ...template.view(content.data as never, locale), ...reader, subject };
  return {
    subject,
    text: rendered(textLayouts[locale], view, plain, text),
    html: rendered(htmlLayouts[locale], view, escaped, html),
  };
}

/** Returns a version of the template of a kind: the project's, else ours with its layouts. */
export function templateVersion(kind: NotificationKind, ofProject?: (...facts: never[]) => unknown): string {
  const content = ofProject ? String(ofProject) : JSON.stringify([templates[kind].texts, textLayouts, htmlLayouts]);
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}

// A name that a template uses and the view does not have is a bug, so it throws.
const plain = { noEscape: true, strict: true } as const;
const escaped = { strict: true } as const;

type Compiled = (view: View) => string;
const compiled = new Map<string, Compiled>();

function rendered(layout: string, view: View, options: typeof plain | typeof escaped, content = ""): string {
  const key = `${layout}\n${content}`;
  const known = compiled.get(key) ?? compile(layout, options, content);
  compiled.set(key, known);
  return known(view);
}

function compile(layout: string, options: typeof plain | typeof escaped, content: string): Compiled {
  const template: Compiled = Handlebars.compile(layout, options);
  const partials = { content: Handlebars.compile(content, options) };
  return (view) => (template as (view: View, options: object) => string)(view, { partials });
}
