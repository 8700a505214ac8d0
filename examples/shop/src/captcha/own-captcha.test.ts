import { captchaProviderContract } from "@souk/router/testing/captcha-provider-contract";
import { openFakeSiteverify } from "@souk/router/testing/fake-siteverify";
import { ownCaptcha } from "./own-captcha.ts";

captchaProviderContract(async () => {
  const service = await openFakeSiteverify("secret");
  const settings = {
    OWN_CAPTCHA_URL: service.verifyUrl,
    OWN_CAPTCHA_SITE_KEY: "site-key",
    OWN_CAPTCHA_SECRET: "secret",
  };
  return {
    provider: await ownCaptcha.open(settings),
    solve: service.solve,
    breakService: () => service.answerWith("unavailable"),
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
});
