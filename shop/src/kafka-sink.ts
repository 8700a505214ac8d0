/** For `eventHandlers` of `souk.config.ts`: `@souk/shop/kafka-sink`. It needs the package `@platformatic/kafka`. */
export { KafkaSink, type KafkaSinkOptions } from "@souk/kernel/domain-events/sinks/kafka-sink";
