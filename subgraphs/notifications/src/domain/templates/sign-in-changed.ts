import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

type Change = DataOf<"SIGN_IN_CHANGED">["change"];

const texts: { readonly [change in Change]: { readonly title: string; readonly text: (detail: string) => string } } = {
  SECOND_FACTOR_ON: {
    title: "Signing in now takes a second step",
    text: () => "From now on your password is not enough: a code of your authenticator app is asked for as well.",
  },
  SECOND_FACTOR_OFF: {
    title: "Signing in no longer takes a second step",
    text: () => "The second step was turned off. From now on your password alone is enough to sign in.",
  },
  RECOVERY_CODE_USED: {
    title: "A recovery code was used",
    text: (left) =>
      `A recovery code of your account was used in place of your authenticator app. You have ${left} left.`,
  },
  RECOVERY_CODES_RENEWED: {
    title: "You have new recovery codes",
    text: () => "New recovery codes were made for your account. The old ones no longer work.",
  },
  SECOND_FACTOR_GUESSED: {
    title: "Wrong codes were entered for your account",
    text: () =>
      "Somebody who knows your password has entered several wrong codes in a row, so codes are refused for a while. If that was not you, change your password.",
  },
  IDENTITY_LINKED: {
    title: "A new way to sign in to your account",
    text: (provider) => `You can now sign in with ${provider}.`,
  },
  IDENTITY_UNLINKED: {
    title: "A way to sign in was removed from your account",
    text: (provider) => `You can no longer sign in with ${provider}.`,
  },
  API_KEY_CREATED: {
    title: "A new API key acts in your name",
    text: (name) => `The API key "${name}" was made with your account.`,
  },
};

const doubt = "If that was not you, change your password and end all sessions.";

export const signInChanged: MailTemplate<DataOf<"SIGN_IN_CHANGED">> = {
  subject: "{{title}}",
  text: `{{sentence}}

${doubt}`,
  html: `<p style="margin:0 0 16px;">{{sentence}}</p>
<p style="margin:0;color:#7c786e;">${doubt}</p>`,
  view: ({ change, detail }) => ({ title: texts[change].title, sentence: texts[change].text(detail ?? "") }),
};
