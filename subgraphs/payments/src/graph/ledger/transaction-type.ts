import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import {
  connectionFrom,
  ConnectionType,
  type ConnectionFields,
  type ConnectionSource,
} from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { transactionOrder } from "../../domain/ledger/list-transactions.js";
import type { Transaction } from "../../domain/ledger/transaction.js";
import { OrderStub, orderStub } from "../order-stub.js";

export enum TransactionKindEnum {
  CHARGE = "CHARGE",
  AUTHORIZATION = "AUTHORIZATION",
  CAPTURE = "CAPTURE",
  REFUND = "REFUND",
}

registerEnumType(TransactionKindEnum, {
  name: "TransactionKind",
  valuesConfig: {
    CHARGE: { description: "Money from the buyer to the shop." },
    AUTHORIZATION: { description: "Money of the buyer that is held for the shop; FAILED: it is no longer held." },
    CAPTURE: { description: "Money that was held, from the buyer to the shop." },
    REFUND: { description: "Money from the shop to the buyer, or held money that the shop gives up." },
  },
});

export enum TransactionStatusEnum {
  PENDING = "PENDING",
  SUCCEEDED = "SUCCEEDED",
  FAILED = "FAILED",
}

registerEnumType(TransactionStatusEnum, {
  name: "TransactionStatus",
  valuesConfig: {
    PENDING: { description: "The provider was asked." },
    SUCCEEDED: { description: "The provider moved the money." },
    FAILED: { description: "The provider declined. No money was moved." },
  },
});

@ObjectType("Transaction", {
  description:
    "An entry of the append-only ledger of a payment: a charge or a refund reached a status. Entries are never changed or removed.",
})
export class TransactionType {
  @Field(() => ID)
  id!: string;

  @Field(() => TransactionKindEnum)
  kind!: TransactionKindEnum;

  @Field(() => TransactionStatusEnum, { description: "The status that the charge or refund reached with this entry." })
  status!: TransactionStatusEnum;

  @Field(() => MoneyType, {
    description: "The amount of the charge, authorization, capture or refund; never negative.",
  })
  amount!: MoneyType;

  @Field(() => String, { description: "The payment's number, such as `PAY-555`." })
  paymentNumber!: string;

  @Field(() => String, { description: "The payment provider, such as `sandbox`." })
  provider!: string;

  @Field(() => OrderStub, { nullable: true, description: "Null while orders is unavailable." })
  order!: OrderStub | null;

  @Field(() => DateTimeScalar, { description: "The time of the entry." })
  at!: Date;
}

export function transactionTypeFrom(transaction: Transaction): TransactionType {
  const { paymentId, position, kind, status, amount, paymentNumber, provider, orderId, at } = transaction;
  return Object.assign(new TransactionType(), {
    id: `${paymentId}.${position}`,
    kind: TransactionKindEnum[kind],
    status: TransactionStatusEnum[status],
    amount: moneyTypeFrom(amount),
    order: orderStub(orderId),
    paymentNumber,
    provider,
    at,
  });
}

@ObjectType("TransactionEdge")
export class TransactionEdgeType {
  @Field(() => String)
  cursor!: string;

  @Field(() => TransactionType)
  node!: TransactionType;
}

@ObjectType("TransactionConnection")
export class TransactionConnectionType extends ConnectionType implements ConnectionFields<TransactionType> {
  @Field(() => [TransactionEdgeType])
  edges!: TransactionEdgeType[];

  @Field(() => [TransactionType], { description: "The nodes of `edges`." })
  nodes!: TransactionType[];
}

export function transactionConnectionFrom(
  listed: Pick<ConnectionSource<Transaction, TransactionType>, "page" | "count">,
): TransactionConnectionType {
  const fields = connectionFrom({
    ...listed,
    order: transactionOrder,
    keyOf: ({ at, paymentId, position }) => [at.toISOString(), paymentId, position],
    nodeFrom: transactionTypeFrom,
  });
  return Object.assign(new TransactionConnectionType(), fields);
}
