import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

type AccountChange = DataOf<"ACCOUNT_CHANGED">;

const may: { readonly [role in NonNullable<AccountChange["role"]>]: string } = {
  CUSTOMER: "buy and learn",
  INSTRUCTOR: "make courses, too",
  ADMIN: "run the shop",
};

const texts: {
  readonly [change in AccountChange["change"]]: {
    readonly title: string;
    readonly text: (data: AccountChange) => string;
  };
} = {
  DEACTIVATED: {
    title: "Your account was deactivated",
    text: ({ reason }) => `You can no longer sign in. The reason: ${reason ?? "none was given"}`,
  },
  REACTIVATED: {
    title: "Your account is active again",
    text: () => "You can sign in again, as before.",
  },
  ROLE_SET: {
    title: "You have another role",
    text: ({ role }) => `With your account you can now ${may[role ?? "CUSTOMER"]}.`,
  },
  INSTRUCTOR_APPROVED: {
    title: "You are an instructor now",
    text: () => "Your request was approved: you can make courses. Where you are signed in, sign in once more.",
  },
  INSTRUCTOR_REJECTED: {
    title: "Your request to become an instructor was not approved",
    text: ({ reason }) => `The reason: ${reason ?? "none was given"}`,
  },
  SECOND_FACTOR_RESET: {
    title: "Signing in takes your password alone now",
    text: ({ reason }) =>
      `The shop turned off the second step of signing in to your account, and you are signed out everywhere. Turn it on again once you have signed in. The reason: ${reason ?? "none was given"}`,
  },
};

const doubt = "If you think that this is a mistake, answer this mail.";

export const accountChanged: MailTemplate<AccountChange> = {
  subject: "{{title}}",
  text: `{{sentence}}

${doubt}`,
  html: `<p style="margin:0 0 16px;">{{sentence}}</p>
<p style="margin:0;color:#7c786e;">${doubt}</p>`,
  view: (data) => ({ title: texts[data.change].title, sentence: texts[data.change].text(data) }),
};
