/** For `eventHandlers` of `souk.config.ts`: `@souk/shop/nats-sink`. */
export { NatsSink, type NatsSinkOptions } from "@souk/kernel/domain-events/sinks/nats-sink";
