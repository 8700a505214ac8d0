export const possibleTypes: Readonly<Record<string, string[]>> = {
  "Problem": [
    "AccountLocked",
    "AlreadyOwned",
    "CartEmpty",
    "ChallengeExpired",
    "Conflict",
    "EmailNotVerified",
    "EmailTaken",
    "IdempotencyKeyReused",
    "IdentityNotLinked",
    "InvalidCredentials",
    "InvalidInput",
    "NotFound",
    "OutOfStock",
    "PaymentActionRequired",
    "PaymentDeclined",
    "PriceChanged",
    "ProductNotFound",
    "ProductUnavailable",
    "ProviderSignInFailed",
    "SecondFactorRequired",
    "ServiceUnavailable",
    "SessionExpired",
    "VerificationFailed",
    "WeakPassword"
  ]
};
