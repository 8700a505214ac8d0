import { randomUUID } from "node:crypto";
import type { SampleCourse } from "./sample-course.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";

/** The things that sample requests name. */
export interface SampleObjects extends Omit<SampleCourse, "courseId"> {
  readonly productId: string;
  readonly courseId: string;
  readonly orderId: string;
  readonly trackingId: string;
  /** The course in which the buyer is enrolled. */
  readonly learntCourseId: string;
  readonly attemptId: string;
  readonly lessonQuestionId: string;
  readonly noteId: string;
}

export interface SampleRequest {
  /** Below a prefix; with its parameters and its query. */
  readonly path: string;
  readonly body?: unknown;
}

export const sampleCard = {
  card_number: cardThat("succeeds").cardNumber,
  expiry_month: 12,
  expiry_year: cardThat("succeeds").expiryYear,
  cvc: "737",
};

export const sampleAddress = {
  full_name: homeAddress.fullName,
  line1: homeAddress.line1,
  city: homeAddress.city,
  postal_code: homeAddress.postalCode,
  country: homeAddress.country,
};

/** A valid request for each route that takes parameters or a body, by the route's name. */
export function sampleRequests(objects: SampleObjects): Readonly<Record<string, SampleRequest>> {
  const { productId, courseId, orderId, trackingId } = objects;
  const item = { product_id: productId, quantity: 1 };
  const newcomer = { email: `${randomUUID()}@example.com`, password: "correct horse battery staple" };
  const wrong = { email: newcomer.email, password: "wrong" };
  const checkout = { payment_method: "credit_card", card: sampleCard, address: sampleAddress };
  return {
    register: { path: "/auth/register", body: newcomer },
    registerUser: { path: "/register", body: newcomer },
    login: { path: "/auth/login", body: wrong },
    loginUser: { path: "/login", body: wrong },
    verifyEmail: { path: "/auth/verify-email", body: { email: newcomer.email, code: "000000" } },
    sendOtp: { path: "/auth/send-otp", body: { email: newcomer.email } },
    refreshSession: { path: "/auth/refresh", body: { refresh_token: "unknown" } },
    introspect: { path: "/auth/introspect", body: { token: "unknown" } },
    getProduct: { path: `/products/${productId}` },
    createProduct: { path: "/products", body: { sku: `S-${randomUUID()}`, name: "Sample", price: 1 } },
    updateProduct: { path: `/products/${productId}`, body: { name: "Renamed" } },
    deleteProduct: { path: `/products/${randomUUID()}` },
    addProductImage: { path: `/products/${productId}/images`, body: { url: "https://shop.example/picture.png" } },
    createCategory: { path: "/categories", body: { name: `Sample ${randomUUID()}` } },
    addToCart: { path: "/cart/add", body: item },
    addCartItem: { path: "/cart/items", body: item },
    setCartItem: { path: `/cart/items/${productId}`, body: { quantity: 1 } },
    removeCartItem: { path: `/cart/items/${randomUUID()}` },
    removeFromCart: { path: "/cart/remove", body: { product_id: randomUUID() } },
    checkout: { path: "/orders/checkout", body: checkout },
    createOrder: { path: "/order/create", body: checkout },
    getOrder: { path: `/order/${orderId}` },
    getOrderOfList: { path: `/orders/${orderId}` },
    setOrderStatus: { path: `/order/${orderId}/status`, body: { status: "processing" } },
    cancelOrder: { path: `/order/${randomUUID()}/cancel` },
    processPayment: {
      path: "/payments/process",
      body: { order_id: orderId, amount: 10, method: "credit_card", card: sampleCard },
    },
    payOrder: { path: "/payment/pay", body: { order_id: orderId, card: sampleCard } },
    addPaymentMethod: { path: "/payment-methods", body: { payment_type: "Card", details: sampleCard } },
    setDefaultPaymentMethod: { path: `/payment-methods/${randomUUID()}/default` },
    removePaymentMethod: { path: `/payment-methods/${randomUUID()}` },
    createShipment: { path: "/shipping/create", body: { order_id: orderId, carrier: "Canada Post" } },
    getShipment: { path: `/shipping/${orderId}` },
    updateShipment: { path: `/shipments/${trackingId}`, body: { status: "in_transit" } },
    sendNotification: {
      path: "/notifications/send",
      body: { recipient: "buyer@example.com", subject: "Hello", body: "A text." },
    },
    getCourseCategory: { path: "/category/making" },
    getCourse: { path: `/courses/${courseId}` },
    enrollForFree: { path: `/courses/${courseId}/enroll` },
    issueCertificate: { path: `/courses/${courseId}/certificate`, body: { student_name: "Ada Lovelace" } },
    getCertificate: { path: "/certificates/DEM0-0000-0000-0102" },
    getCourseDetails: { path: `/course/getCourseDetails?courseId=${courseId}` },
    findCourseDetails: { path: "/course/getCourseDetails", body: { courseId } },
    ...learningRequests(objects),
    ...teachingRequests(objects),
  };
}

function learningRequests(objects: SampleObjects): Readonly<Record<string, SampleRequest>> {
  const { learntCourseId, lessonId, quizLessonId, attemptId, lessonQuestionId, noteId } = objects;
  const answers = [{ question_id: objects.choiceQuestionId, choice_ids: [objects.rightChoiceId] }];
  const post = { text: "Because." };
  return {
    listLessons: { path: `/courses/${learntCourseId}/lessons` },
    completeLesson: { path: `/lessons/${lessonId}/completion` },
    uncompleteLesson: { path: `/lessons/${lessonId}/completion` },
    saveLessonPosition: { path: `/lessons/${lessonId}/position`, body: { seconds: 30 } },
    startQuizAttempt: { path: `/lessons/${quizLessonId}/attempts` },
    getQuizAttempt: { path: `/quiz-attempts/${attemptId}` },
    saveQuizAnswers: { path: `/quiz-attempts/${attemptId}`, body: { answers } },
    submitQuizAttempt: { path: `/quiz-attempts/${attemptId}/submit`, body: {} },
    listLessonQuestions: { path: `/lessons/${lessonId}/questions` },
    askLessonQuestion: { path: `/lessons/${lessonId}/questions`, body: post },
    getLessonQuestion: { path: `/lesson-questions/${lessonQuestionId}` },
    answerLessonQuestion: { path: `/lesson-questions/${lessonQuestionId}/answers`, body: post },
    editLessonPost: { path: `/lesson-posts/${lessonQuestionId}`, body: post },
    deleteLessonPost: { path: `/lesson-posts/${randomUUID()}` },
    listLessonNotes: { path: `/lessons/${lessonId}/notes` },
    addLessonNote: { path: `/lessons/${lessonId}/notes`, body: { ...post, seconds: 30 } },
    saveLessonNote: { path: `/lesson-notes/${noteId}`, body: { ...post, lesson_id: lessonId } },
    deleteLessonNote: { path: `/lesson-notes/${randomUUID()}` },
    listAnnouncements: { path: `/courses/${learntCourseId}/announcements` },
  };
}

function teachingRequests(objects: SampleObjects): Readonly<Record<string, SampleRequest>> {
  const { learntCourseId, quizLessonId, attemptId, freeTextQuestionId } = objects;
  const course = `/courses/${learntCourseId}`;
  return {
    listStudents: { path: `${course}/students?sort=oldest` },
    enrollStudents: { path: `${course}/students`, body: { students: [{ email: "unknown@example.com" }] } },
    changeEnrollmentEnd: { path: `/enrollments/${randomUUID()}`, body: { ends_at: null } },
    revokeEnrollment: { path: `/enrollments/${randomUUID()}` },
    listAttemptsToMark: { path: `${course}/attempts-to-mark` },
    markQuizAttempt: {
      path: `/quiz-attempts/${attemptId}/marks`,
      body: { marks: [{ question_id: freeTextQuestionId, points: 1 }] },
    },
    listOpenLessonQuestions: { path: `${course}/open-questions` },
    announceToStudents: { path: `${course}/announcements`, body: { subject: "Hello", text: "A text." } },
    deleteAnnouncement: { path: `/announcements/${randomUUID()}` },
    getCourseStatistics: { path: `${course}/statistics` },
    getQuizStatistics: { path: `/lessons/${quizLessonId}/quiz-statistics` },
    getCourseIncome: { path: "/course-income?from_month=2026-01&to_month=2026-12" },
  };
}
