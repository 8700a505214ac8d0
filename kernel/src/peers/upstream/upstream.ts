import { AdaptiveDeadlines } from "./adaptive-deadlines.js";
import { CircuitBreaker, CircuitOpenError, type ProbeResult } from "./circuit-breaker.js";
import { LatencyEstimate } from "./latency-estimate.js";
import { Repeats, type CallKind, type RepeatableCall, type RepeatReason } from "./repeats.js";
import { RunningItems, type RunningItem } from "../running-items.js";
import { ServiceUnavailableError } from "../../errors/service-unavailable.js";
import { defaultUpstreamSettings, type UpstreamSettings } from "./upstream-settings.js";

/** The end of a failed call. `abandoned`: the client has left, which says nothing about the upstream. */
export type FailedCall = "answered" | "unanswered" | "abandoned";

export interface UpstreamOptions {
  readonly name: string;
  /** Resolves when the upstream is healthy. Rejects after `timeoutMs` at the latest. */
  readonly probe: (timeoutMs: number) => Promise<unknown>;
  readonly failureOf: (error: unknown) => FailedCall;
  /** Whether a second call may reach another replica; false within one process. */
  readonly hedges: boolean;
  readonly onCircuit?: (isOpen: boolean) => void;
  readonly onRepeat?: (reason: RepeatReason) => void;
  readonly settings?: UpstreamSettings;
}

export interface UpstreamCall<Answer> {
  readonly kind: CallKind;
  /** Whether a second copy of the call does no harm; default: false. */
  readonly isIdempotent?: boolean;
  /** The longest wait for the answer, in milliseconds; default: none. */
  readonly deadlineMs?: number;
  /** The text of an operation whose usual duration may shorten the wait. */
  readonly operation?: string | undefined;
  /** Sends the call. It gets the time that is left, in milliseconds, and must not depend on its asynchronous context. */
  readonly send: (leftMs: number) => Promise<Answer>;
}

/** The interval of the checks of running calls, in milliseconds. One timer serves all calls. */
const sweepMs = 50;
/** A late sweep counts as no longer than this: this process itself was busy, and answers may wait in its sockets. */
const maxSweepMs = 2 * sweepMs;
/**
 * When no waiting call is answered for this long, the upstream is probed. A call that fails faster than the minimum was
 * refused and cost no time.
 */
const slowCallMs = { min: 250, max: 400 } as const;
const failureThreshold = 5;
/** The pause between the probes of an open circuit, in milliseconds. */
const openMs = 1000;
/** With fewer observations an estimate is not reliable. */
const enoughObservations = 20;
const enoughProbes = 5;
const minProbeTimeoutMs = 500;
const minHedgeDelayMs = 50;
/**
 * A mutation may have started its work. When the circuit opens, its call continues until it is this old, in case the
 * upstream recovers.
 */
const mutationGraceMs = 1750;

interface RunningCall extends RunningItem, RepeatableCall {
  /** The durations of the same operation. */
  readonly durations: LatencyEstimate | undefined;
  readonly startedAtMs: number;
  /** The longest wait, which the sender keeps, and the wait that suits the operation, which the sweeps keep. */
  readonly deadlineMs: number;
  readonly usualDeadlineMs: number;
  waitedMs: number;
  readonly send: (leftMs: number) => Promise<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  attempts: number;
}

interface RunningProbe {
  readonly result: Promise<ProbeResult>;
  readonly end: (result: ProbeResult) => void;
  readonly timeoutMs: number;
  waitedMs: number;
  /** Whether a call was answered since the probe started: the upstream does not hang. */
  hasAnswer: boolean;
}

/**
 * The calls of this process to one upstream. It detects within about a second that the upstream hangs: when calls wait
 * and none is answered for the usual duration of a call, it probes the upstream's health. A silent probe opens the
 * circuit: running queries fail, mutations fail soon after, new calls are refused immediately, and probes continue
 * until one is healthy. A slow call continues while the upstream answers probes. Time is counted in completed sweeps,
 * so a process that was itself busy does not blame the upstream.
 */
export class Upstream implements Disposable {
  private readonly breaker: CircuitBreaker;
  private readonly repeats: Repeats;
  private readonly deadlines: AdaptiveDeadlines;
  private readonly settings: UpstreamSettings;
  private readonly queryLatency = new LatencyEstimate();
  private readonly probeLatency = new LatencyEstimate();
  private readonly running = new RunningItems<RunningCall>();
  /** The time for which calls have waited without any answer, in milliseconds. */
  private silentMs = 0;
  private sweptAtMs = 0;
  private silentProbes = 0;
  private probing: RunningProbe | undefined;
  private sweeper: NodeJS.Timeout | undefined;
  private reprobe: NodeJS.Timeout | undefined;
  private isDisposed = false;

  constructor(private readonly options: UpstreamOptions) {
    this.settings = options.settings ?? defaultUpstreamSettings;
    this.repeats = new Repeats({ ...options, hedgePercent: this.settings.hedgePercent });
    this.deadlines = new AdaptiveDeadlines(this.settings.minTimeoutMs);
    this.breaker = new CircuitBreaker(failureThreshold, (isOpen) => this.circuitChanged(isOpen));
  }

  get isOpen(): boolean {
    return this.breaker.isOpen;
  }

  /** Rejects as `send` does, or with CircuitOpenError. Calls `send` at most twice, as `Repeats` decides. */
  call<Answer>({ kind, isIdempotent = false, operation, deadlineMs = Infinity, send }: UpstreamCall<Answer>) {
    if (this.breaker.isOpen) return Promise.reject<Answer>(new CircuitOpenError(this.options.name));
    if (this.running.size === 0) this.silentMs = 0;
    this.sweeper ??= this.startSweeping();
    const durations = operation === undefined ? undefined : this.deadlines.durationsOf(operation);
    return new Promise<Answer>((resolve, reject) => {
      const call: RunningCall = {
        kind,
        isIdempotent,
        durations,
        send,
        resolve: resolve as (answer: unknown) => void,
        reject,
        startedAtMs: performance.now(),
        deadlineMs,
        usualDeadlineMs: durations ? this.deadlines.deadlineOf(durations, kind) : Infinity,
        waitedMs: 0,
        attempts: 0,
        isRepeated: false,
        slot: -1,
      };
      this.running.add(call);
      if (kind === "query") this.repeats.countQuery();
      this.attempt(call, call.startedAtMs);
    });
  }

  /** Probes the upstream's health once. Concurrent callers share one probe. */
  probe(): Promise<ProbeResult> {
    return (this.probing ?? this.startProbe()).result;
  }

  [Symbol.dispose](): void {
    this.isDisposed = true;
    clearInterval(this.sweeper);
    clearTimeout(this.reprobe);
    this.probing?.end("unhealthy");
  }

  private attempt(call: RunningCall, nowMs: number): void {
    call.attempts += 1;
    call.send(call.deadlineMs - (nowMs - call.startedAtMs)).then(
      (answer) => this.answered(call, nowMs, answer),
      (error: unknown) => this.failed(call, nowMs, error),
    );
  }

  private answered(call: RunningCall, sentAtMs: number, answer: unknown): void {
    this.recordAnswer();
    const tookMs = performance.now() - sentAtMs;
    if (call.kind === "query") this.queryLatency.record(tookMs);
    call.durations?.record(tookMs);
    this.running.delete(call);
    call.resolve(answer);
  }

  private failed(call: RunningCall, sentAtMs: number, error: unknown): void {
    const failure = this.options.failureOf(error);
    const tookMs = performance.now() - sentAtMs;
    const isRefused = failure === "unanswered" && tookMs <= slowCallMs.min;
    // calls that were abandoned when the circuit opened have already been counted
    if (failure === "answered" || isRefused) this.recordAnswer();
    else if (failure === "unanswered" && this.running.has(call)) this.breaker.callFailed();
    call.attempts -= 1;
    if (call.attempts > 0) return;
    const pauseMs = isRefused ? this.repeats.pauseAfterRefusal(call) : undefined;
    if (pauseMs === undefined) return this.end(call, error);
    // an open circuit ends the call during the pause
    setTimeout(() => this.running.has(call) && this.attempt(call, performance.now()), pauseMs);
  }

  private end(call: RunningCall, error: unknown): void {
    this.running.delete(call);
    call.reject(error);
  }

  private recordAnswer(): void {
    this.silentMs = 0;
    this.silentProbes = 0;
    if (this.probing) this.probing.hasAnswer = true;
    this.breaker.callAnswered();
  }

  private startSweeping(): NodeJS.Timeout {
    this.sweptAtMs = performance.now();
    return setInterval(() => this.sweep(), sweepMs).unref();
  }

  private sweep(): void {
    if (this.running.size === 0 && !this.probing) {
      clearInterval(this.sweeper);
      this.sweeper = undefined;
      return;
    }
    const nowMs = performance.now();
    const passedMs = Math.min(maxSweepMs, nowMs - this.sweptAtMs);
    this.sweptAtMs = nowMs;
    if (this.running.size > 0) this.silentMs += passedMs;
    this.endLateCalls(passedMs);
    if (this.probing) {
      this.probing.waitedMs += passedMs;
      if (this.probing.waitedMs >= this.probing.timeoutMs) this.probing.end("silent");
    } else if (this.isSilent() && !this.breaker.isOpen) this.startProbe();
    if (this.breaker.isOpen) this.giveUpCalls();
    else this.hedgeSlowCalls();
  }

  /** Returns whether calls wait and none has been answered for the usual duration of a call. */
  private isSilent(): boolean {
    const usualMs = Math.min(slowCallMs.max, Math.max(slowCallMs.min, this.queryLatency.quantile(0.99)));
    return this.running.size > 0 && this.silentMs >= usualMs;
  }

  /** Ends the calls of usual operations that take unusually long, although the upstream may answer others. */
  private endLateCalls(passedMs: number): void {
    this.running.forEach((call) => {
      call.waitedMs += passedMs;
      if (call.waitedMs < call.usualDeadlineMs) return;
      this.breaker.callFailed();
      call.durations?.record(call.waitedMs);
      this.end(call, new ServiceUnavailableError(this.options.name));
    });
  }

  private hedgeSlowCalls(): void {
    // while the upstream answers nothing, another call would hang as well
    if (this.queryLatency.observations < enoughObservations || this.isSilent()) return;
    const nowMs = performance.now();
    const delayMs = Math.max(minHedgeDelayMs, this.queryLatency.quantile(0.95));
    this.running.forEach((call) => {
      if (nowMs - call.startedAtMs >= delayMs && this.repeats.hedge(call)) this.attempt(call, nowMs);
    });
  }

  private startProbe(): RunningProbe {
    const { promise: result, resolve } = Promise.withResolvers<ProbeResult>();
    const probe: RunningProbe = {
      result,
      timeoutMs: this.probeTimeoutMs(),
      waitedMs: 0,
      hasAnswer: false,
      end: (outcome) => {
        if (this.probing !== probe) return;
        this.probing = undefined;
        this.probed(probe, outcome);
        resolve(outcome);
      },
    };
    this.probing = probe;
    this.sweeper ??= this.startSweeping();
    const startedAtMs = performance.now();
    // the sweeps end it earlier, unless this process is too busy for them
    this.options.probe(2 * this.settings.probeTimeoutMs).then(
      () => {
        this.probeLatency.record(performance.now() - startedAtMs);
        probe.end("healthy");
      },
      () => probe.end("unhealthy"),
    );
    return probe;
  }

  /** Ten times the usual duration, because a probe that was sent after silence should end soon. */
  private probeTimeoutMs(): number {
    const { probeTimeoutMs } = this.settings;
    if (this.probeLatency.observations < enoughProbes) return probeTimeoutMs;
    return Math.min(probeTimeoutMs, Math.max(minProbeTimeoutMs, 10 * this.probeLatency.quantile(0.99)));
  }

  private probed({ hasAnswer }: RunningProbe, result: ProbeResult): void {
    if (this.isDisposed) return;
    if (result !== "silent") {
      this.silentMs = 0;
      this.silentProbes = 0;
      this.breaker.probed(result);
    } else if (!hasAnswer || this.breaker.isOpen) {
      this.silentProbes += 1;
      // one silent probe is not enough while no call waits
      if (this.isSilent() || this.silentProbes > 1) this.breaker.probed("silent");
      else this.startProbe();
    }
    if (this.breaker.isOpen) this.scheduleProbe();
  }

  private circuitChanged(isOpen: boolean): void {
    this.options.onCircuit?.(isOpen);
    if (!isOpen) return;
    this.giveUpCalls();
    this.scheduleProbe();
  }

  /** Rejects the waiting calls without cancelling their requests: a mutation that has started runs to its end. */
  private giveUpCalls(): void {
    const nowMs = performance.now();
    this.running.forEach((call) => {
      if (call.kind === "mutation" && nowMs - call.startedAtMs < mutationGraceMs) return;
      this.end(call, new CircuitOpenError(this.options.name));
    });
  }

  private scheduleProbe(): void {
    clearTimeout(this.reprobe);
    if (!this.isDisposed) this.reprobe = setTimeout(() => void this.probe(), openMs).unref();
  }
}
