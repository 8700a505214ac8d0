import { scopes } from "@souk/kernel/identity/scopes";
import { InvalidInputType, invalidInput, NotFoundType, notFound } from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { createUnionType, Directive, Field, ID, InputType, ObjectType } from "type-graphql";
import type { MachineKey } from "../../domain/api-keys/api-key-store.js";
import type { CreateApiKeyOutcome, RevokeApiKeyOutcome } from "../../domain/api-keys/api-keys.js";

@ObjectType("ApiKey", { description: "A key by which a machine acts in an admin's name, limited to its scopes." })
export class ApiKeyType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [String], { description: "`<subgraph>:read` for queries, `<subgraph>:write` for mutations." })
  scopes!: readonly string[];

  @Field(() => ID, { description: "The admin who created it; the key acts in their name." })
  userId!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "Null: the key is valid until it is revoked." })
  expiresAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Accurate to the minute." })
  lastUsedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  revokedAt!: Date | null;
}

@ObjectType("ApiKeyCreated")
class ApiKeyCreatedType {
  @Field(() => String, { description: "Sent as `Authorization: Bearer souk_…`. Returned only once." })
  key!: string;

  @Field(() => ApiKeyType)
  apiKey!: ApiKeyType;
}

@InputType()
export class CreateApiKeyInput {
  @Field(() => String, { description: "The purpose of the key; at most 100 characters." })
  name!: string;

  @Field(() => [String], { description: `One or more of ${scopes.join(", ")}.` })
  scopes!: string[];

  @Field(() => DateTimeScalar, { nullable: true })
  expiresAt?: Date | null;
}

@Directive("@inaccessible")
@ObjectType("ApiKeyToken", { description: "The result of exchanging a key." })
export class ApiKeyTokenType {
  @Field(() => String)
  accessToken!: string;

  @Field(() => DateTimeScalar)
  expiresAt!: Date;
}

export const CreateApiKeyResult = createUnionType({
  name: "CreateApiKeyResult",
  types: () => [ApiKeyCreatedType, InvalidInputType] as const,
});

export const RevokeApiKeyResult = createUnionType({
  name: "RevokeApiKeyResult",
  types: () => [ApiKeyType, NotFoundType] as const,
});

export function apiKeyTypeFrom(key: MachineKey): ApiKeyType {
  return Object.assign(new ApiKeyType(), key);
}

export function toCreateApiKeyResult(outcome: CreateApiKeyOutcome): typeof CreateApiKeyResult {
  if (outcome.kind === "invalid") return invalidInput(outcome.fields);
  return Object.assign(new ApiKeyCreatedType(), { key: outcome.key, apiKey: apiKeyTypeFrom(outcome.apiKey) });
}

export function toRevokeApiKeyResult(outcome: RevokeApiKeyOutcome): typeof RevokeApiKeyResult {
  return outcome.kind === "revoked" ? apiKeyTypeFrom(outcome.apiKey) : notFound(`There is no API key ${outcome.id}.`);
}
