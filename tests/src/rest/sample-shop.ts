import { rest, type RestAnswer } from "../test-kit/clients/rest-client.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { buy } from "../test-kit/data/buying.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import type { RestRoute } from "@souk/router/rest/rest-routes";
import { sampleCourse } from "./sample-course.js";
import { sampleRequests, type SampleObjects } from "./sample-requests.js";

/** Buys something with demo data, so that each route has something to answer with. */
export async function sampleObjects(shop: TestShop, buyer: Shopper): Promise<SampleObjects> {
  const { id: productId } = await shop.product({ stock: 1000 });
  const [course] = (await rest<{ id: string }[]>(shop.client, "GET", "/api/courses")).body;
  const { id: orderId } = await buy(buyer, productId);
  const trackingId = await eventually(async () => {
    const { status, body } = await rest<{ tracking_id: string }>(buyer, "GET", `/api/shipping/${orderId}`);
    if (status !== 200) throw new Error("the order has no shipment yet");
    return body.tracking_id;
  });
  const { courseId: learntCourseId, ...learning } = await sampleCourse(shop, buyer);
  const { lessonId, quizLessonId } = learning;
  const created = async (path: string, body?: unknown) =>
    (await rest<{ id: string }>(buyer, "POST", `/api${path}`, { body })).body.id;
  return {
    productId,
    courseId: course?.id ?? "",
    orderId,
    trackingId,
    ...learning,
    learntCourseId,
    attemptId: await created(`/lessons/${quizLessonId}/attempts`),
    lessonQuestionId: await created(`/lessons/${lessonId}/questions`, { text: "Why?" }),
    noteId: await created(`/lessons/${lessonId}/notes`, { text: "A match." }),
  };
}

/** Sends a valid request to a route. */
export function call(route: RestRoute, client: ShopClient, objects: SampleObjects): Promise<RestAnswer> {
  const { path, body } = sampleRequests(objects)[route.name] ?? { path: route.path };
  if (path.includes(":")) throw new Error(`${route.name} has no sample request`);
  return rest(client, route.method, `/api/v1${path}`, body === undefined ? {} : { body });
}
