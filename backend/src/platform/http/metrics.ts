import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for the outside (Prometheus text at /metrics). One registry an application, so tests do not mix. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly refused = new Counter({ name: 'ioc_refused_total', help: 'Requests refused, by problem code', labelNames: ['code'], registers: [this.registry] });
  readonly requestSeconds = new Histogram({
    name: 'ioc_http_seconds', help: 'Time to answer, by method and status class', labelNames: ['method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [this.registry],
  });
  readonly sockets = new Gauge({ name: 'ioc_sockets', help: 'Open sockets', registers: [this.registry] });
  readonly pausedSockets = new Gauge({ name: 'ioc_sockets_paused', help: 'Sockets that read too slowly and will catch up', registers: [this.registry] });
  readonly droppedSockets = new Counter({ name: 'ioc_sockets_dropped_total', help: 'Sockets cut, by reason', labelNames: ['reason'], registers: [this.registry] });
  readonly lastEvent = new Gauge({ name: 'ioc_events_last_seq', help: 'Number of the last event this node delivered', registers: [this.registry] });
  readonly published = new Counter({ name: 'ioc_events_published_total', help: 'Events delivered by this node', registers: [this.registry] });
  readonly listenerLag = new Gauge({ name: 'ioc_listener_lag_events', help: 'Events a listener has still to handle', labelNames: ['listener'], registers: [this.registry] });
  readonly readings = new Counter({ name: 'ioc_readings_total', help: 'Readings received, by outcome', labelNames: ['outcome'], registers: [this.registry] });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
