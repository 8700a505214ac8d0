import type { Logger } from "@souk/kernel/logging/logger";
import type { CaptchaProvider } from "@souk/kernel/project/providers/captcha-provider";
import type { OperationCheck } from "../gateway/operation-checks.js";
import type { NewRateCounter } from "../limits/rates/rate-counter.js";
import { captchaCheck } from "./captcha-check.js";
import type { CaptchaSettings } from "./captcha-settings.js";
import { FailedSignIns } from "./failed-sign-ins.js";

export interface OpenedCaptcha {
  readonly provider: CaptchaProvider;
  readonly check: OperationCheck;
}

/** Opens the provider of the shop; undefined without one. */
export async function openCaptcha(
  settings: CaptchaSettings | undefined,
  { newCounter, logger }: { readonly newCounter: NewRateCounter; readonly logger: Logger },
): Promise<OpenedCaptcha | undefined> {
  if (!settings) return undefined;
  const { name, open, mutations, toleratedSignIns } = settings;
  const provider = await open();
  const failedSignIns = toleratedSignIns > 0 ? new FailedSignIns(toleratedSignIns, newCounter) : undefined;
  return { provider, check: captchaCheck({ name, provider, mutations, failedSignIns, logger }) };
}
