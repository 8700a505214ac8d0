import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { oncePerArguments, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { mayListTransactions } from "../../domain/ledger/list-transactions.js";
import type { PaymentsDomain } from "../../domain/payments-domain.js";
import { PaymentType } from "../charge/payment-type.js";
import { paymentTransactionsLoader } from "../payments-loaders.js";
import { UserStub } from "../user-stub.js";
import {
  transactionConnectionFrom,
  TransactionConnectionType,
  TransactionType,
  transactionTypeFrom,
} from "./transaction-type.js";

@Resolver(() => PaymentType)
export class PaymentTransactionsResolver {
  constructor(private readonly domain: PaymentsDomain) {}

  @FieldResolver(() => [TransactionType], {
    description: "The ledger of the payment and its refunds, oldest first.",
  })
  async transactions(@Root() { id }: PaymentType, @Ctx() context: GraphContext): Promise<TransactionType[]> {
    return (await paymentTransactionsLoader(this.domain, context).load(id)).map(transactionTypeFrom);
  }
}

@Resolver(() => UserStub)
export class UserTransactionsResolver {
  /** One lister per request and set of page arguments, so that a list of users costs one statement. */
  private readonly listersKey = {};

  constructor(private readonly domain: PaymentsDomain) {}

  @FieldResolver(() => TransactionConnectionType, {
    nullable: true,
    description:
      "The ledger of all payments and refunds of the user, newest first. For the user and admins; null for others, and when payments is unavailable.",
  })
  async transactions(
    @Root() user: UserStub,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() context: GraphContext,
  ): Promise<TransactionConnectionType | null> {
    const id = user.id.toLowerCase();
    if (!isUuid(id) || !mayListTransactions(context.viewer, id)) return null;
    const lister = oncePerArguments(context, this.listersKey, [page.first, page.after], () =>
      this.domain.listTransactions(page),
    );
    return transactionConnectionFrom({ page: await lister.page(id), count: () => lister.count(id) });
  }
}
