import { randomUUID } from "node:crypto";
import { auditJobHandlers } from "@souk/kernel/audit/audit-log";
import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import { ChangeNotifications } from "@souk/kernel/events/change-notifications";
import { publicChangesFrom, publicTopic } from "@souk/kernel/events/public-changes";
import { openDatabase } from "@souk/kernel/database/database";
import { FileUsesInDatabase } from "@souk/kernel/file-uses/file-places";
import { failedJobsIn } from "@souk/kernel/jobs/failed-jobs";
import { FileUsesResolver } from "@souk/kernel/file-uses/file-uses-resolver";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { startJobs } from "@souk/kernel/jobs/start-jobs";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { ReviewsConfig } from "./config.js";
import { BannedWords } from "./domain/banned-words.js";
import { reviewsDomain } from "./domain/reviews-domain.js";
import { CourseRatingResolver } from "./graph/course-rating-resolver.js";
import { ModerationResolver } from "./graph/moderation-resolver.js";
import { ProductReviewsResolver } from "./graph/product-reviews-resolver.js";
import { ReviewResolver } from "./graph/review-resolver.js";
import { ReviewedProductsResolver } from "./graph/reviewed-products-resolver.js";
import { reviewsReferences } from "./graph/reviews-references.js";
import { reviewsTypes } from "./graph/reviews-types.js";
import { reviewsJobs } from "./jobs/reviews-jobs.js";
import { CatalogClient } from "./peers/catalog-client.js";
import { CoursesClient } from "./peers/courses-client.js";
import { OrdersClient } from "./peers/orders-client.js";
import { reviewsDatabase } from "./store/database-definition.js";
import { reviewsFilePlaces } from "./store/file-places.js";
import { ReviewRepository } from "./store/review-repository.js";
import { ReviewsPersonalData } from "./store/reviews-personal-data.js";
import { seedDemoReviews } from "./store/seed-demo-reviews.js";

export async function startReviews(config: ReviewsConfig, serviceContext: ServiceContext): Promise<Subgraph> {
  const { logger, clock } = serviceContext;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await openDatabase({ ...reviewsDatabase, settings: config.database, logger }));
  if (config.demoData) await seedDemoReviews(database);
  const store = new ReviewRepository(database);
  const domain = reviewsDomain({
    store,
    orders: new OrdersClient(peerOf("orders", serviceContext)),
    courses: new CoursesClient(peerOf("courses", serviceContext)),
    catalog: new CatalogClient(peerOf("catalog", serviceContext)),
    bannedWords: new BannedWords(config.bannedWords),
    reportsToHold: config.reportsToHold,
    clock,
    newId: randomUUID,
  });
  const schema = subgraphSchema(reviewsTypes, {
    resolvers: [
      new ReviewResolver(domain),
      new ModerationResolver(domain),
      new ProductReviewsResolver(domain),
      new CourseRatingResolver(domain),
      new ReviewedProductsResolver(domain),
      new OutboxResolver(failedJobsIn(database)),
      new FileUsesResolver(new FileUsesInDatabase(database, reviewsFilePlaces)),
      new PersonalDataResolver(new ReviewsPersonalData(database)),
    ],
    references: reviewsReferences(store),
  });
  const handlers = { ...reviewsJobs(domain), ...auditJobHandlers("reviews", serviceContext) };
  resources.use(
    await startJobs("reviews", {
      database,
      serviceContext,
      handlers,
    }),
  );
  const notifications = resources.use(new ChangeNotifications({ url: database.url, topics: [publicTopic], logger }));
  const feed = database.mayListen ? { publicChanges: publicChangesFrom(notifications) } : {};
  const options = { name: "reviews", schema, serviceContext, database, ...feed };
  return await assembleSubgraph({ ...options, resources: resources.move() });
}

function peerOf(callee: string, { peer, serviceTokens }: ServiceContext): PeerClient {
  return new PeerClient({ caller: "reviews", callee, transport: peer(callee), serviceTokens });
}
