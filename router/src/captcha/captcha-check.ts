import { graphError } from "@souk/kernel/errors/graph-error";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Logger } from "@souk/kernel/logging/logger";
import type { CaptchaProvider, CaptchaOutcome } from "@souk/kernel/project/providers/captcha-provider";
import { within } from "@souk/kernel/project/within";
import { GraphQLError, OperationTypeNode } from "graphql";
import { z } from "zod";
import type { OperationCheck } from "../gateway/operation-checks.js";
import type { RouterContext } from "../gateway/router-context.js";
import { emailIn, rootCalls, type RootCall } from "../limits/root-calls.js";
import { hasKnownDevice } from "../limits/rates/known-device.js";
import { captchaFramePath } from "./captcha-frame.js";
import type { FailedSignIns, SignInSubject } from "./failed-sign-ins.js";

const captchaHeader = "x-captcha-token";

const timeoutMs = 5000;
const longestToken = 8192;

const outcomeSchema: z.ZodType<CaptchaOutcome> = z.union([
  z.strictObject({ kind: z.literal("passed") }),
  z.strictObject({ kind: z.literal("refused"), reason: z.string().max(2000) }),
]);

export interface CaptchaCheckOptions {
  /** The name of the provider. */
  readonly name: string;
  readonly provider: CaptchaProvider;
  /** The root fields that need a captcha. */
  readonly mutations: ReadonlySet<string>;
  /** Undefined when each `login` needs a captcha. */
  readonly failedSignIns: FailedSignIns | undefined;
  readonly logger: Logger;
}

/**
 * Returns a check that refuses a protected mutation without a valid token: CAPTCHA_REQUIRED, or CAPTCHA_UNAVAILABLE when
 * the provider does not answer. A token allows one root field.
 */
export function captchaCheck(options: CaptchaCheckOptions): OperationCheck {
  const { mutations, failedSignIns } = options;
  return async ({ document, operation, request, contextValue, variablesFit }) => {
    if (operation.operation !== OperationTypeNode.MUTATION || isTrusted(contextValue.viewer)) return;
    const calls = rootCalls(document, operation, request.variables ?? {}).filter(({ name }) => mutations.has(name));
    // a token is not spent for an operation that is refused anyway
    if (calls.length === 0 || !variablesFit()) return;
    const needing: RootCall[] = [];
    for (const call of calls)
      if (!failedSignIns || call.name !== "login" || (await needsCaptcha(failedSignIns, call, contextValue)))
        needing.push(call);
    const [first, ...more] = needing;
    if (!first) return;
    if (more.length > 0) throw required(options, "A captcha allows one mutation: send each in a request of its own.");
    await requirePass(options, first, contextValue);
  };
}

/** Machines have keys instead, and staff signed in with a second proof of who they are. */
function isTrusted(viewer: Viewer): boolean {
  return (
    viewer.kind === "user" && (viewer.role === "ADMIN" || viewer.scopes !== undefined || viewer.service !== undefined)
  );
}

/** Also has the sign-in counted if it fails. */
async function needsCaptcha(failed: FailedSignIns, { args }: RootCall, context: RouterContext): Promise<boolean> {
  const { clientAddress, cookie, reply } = context;
  const subject: SignInSubject = { clientAddress, email: hasKnownDevice(cookie) ? undefined : emailIn(args) };
  reply.onFailedSignIn = () => failed.count(subject);
  return failed.areTooMany(subject);
}

async function requirePass(
  options: CaptchaCheckOptions,
  { name: mutation }: RootCall,
  { clientHeader, clientAddress }: RouterContext,
): Promise<void> {
  const token = clientHeader?.(captchaHeader)?.trim() ?? "";
  if (token === "") throw required(options, `${mutation} needs a captcha: send its token in ${captchaHeader}.`);
  const outcome = await outcomeOf(options, { token, mutation, clientAddress });
  if (outcome.kind === "passed") return;
  options.logger.info({ mutation, reason: outcome.reason }, "the captcha provider refused a token");
  throw required(options, "The captcha was not solved, or its token has been used or has expired: solve a new one.");
}

async function outcomeOf(
  { provider, logger }: CaptchaCheckOptions,
  attempt: { readonly token: string; readonly mutation: string; readonly clientAddress: string },
): Promise<CaptchaOutcome> {
  if (attempt.token.length > longestToken) return { kind: "refused", reason: "the token is too long" };
  try {
    return outcomeSchema.parse(await within(timeoutMs, async () => provider.verify(Object.freeze(attempt))));
  } catch (error) {
    logger.error({ err: error, mutation: attempt.mutation }, "a captcha could not be verified");
    const message = "The captcha cannot be verified at the moment. Try again in a moment.";
    throw refusal("CAPTCHA_UNAVAILABLE", message, { status: 503 });
  }
}

function required({ name, provider }: CaptchaCheckOptions, message: string): GraphQLError {
  const captcha = { provider: name, siteKey: provider.widget.siteKey, frame: captchaFramePath };
  return refusal("CAPTCHA_REQUIRED", message, { status: 403, captcha });
}

function refusal(
  code: "CAPTCHA_REQUIRED" | "CAPTCHA_UNAVAILABLE",
  text: string,
  { status, ...more }: { readonly status: number } & Readonly<Record<string, unknown>>,
): GraphQLError {
  const { message, extensions } = graphError(code, text, more);
  return new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
}
