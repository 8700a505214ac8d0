import { siteverifyCaptcha, type CaptchaPlugin } from "@souk/shop/config";

/** A service that the shop runs itself, with the protocol of hCaptcha and Turnstile. */
export const ownCaptcha: CaptchaPlugin = {
  name: "own-captcha",
  settings: { OWN_CAPTCHA_URL: "required", OWN_CAPTCHA_SITE_KEY: "required", OWN_CAPTCHA_SECRET: "required" },
  open({ OWN_CAPTCHA_URL: url = "", OWN_CAPTCHA_SITE_KEY: siteKey = "", OWN_CAPTCHA_SECRET: secret = "" }) {
    const { origin } = new URL(url);
    return siteverifyCaptcha({
      siteKey,
      secret,
      verifyUrl: `${origin}/siteverify`,
      scriptUrl: `${origin}/api.js`,
      global: "ownCaptcha",
      sources: { scripts: [origin], frames: [origin], connections: [origin], styles: [] },
    });
  },
};
