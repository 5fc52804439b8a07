import L from 'leaflet';

/** Where the canvas stands and how it maps to the world, as of the last redraw. */
export interface CanvasFrame {
  zoom: number;
  /** Canvas corner in world pixels at `zoom`. */
  left: number;
  top: number;
  width: number;
  height: number;
  marginX: number;
  marginY: number;
  pixelRatio: number;
}

export interface CanvasLayerOptions {
  pane: string;
  /** Canvas beyond the map on each side, as a share of its size: what a drag shows before it ends. */
  padding: number;
  /** Redraws a second that live changes may cause. */
  redrawsPerSecond: number;
  now: () => number;
}

/** Share of the time live changes may spend on redrawing: on a slow machine they redraw less often instead. */
const mostBusy = 0.25;

const defaults = { padding: 0.25, redrawsPerSecond: 10, now: () => performance.now() };

/**
 * One canvas over the map, drawn by us. It moves with the map by CSS while someone drags or zooms, and is redrawn when
 * they stop, when they drag past what was drawn, or when `invalidate` is called (coalesced).
 */
export abstract class CanvasLayer extends L.Layer {
  protected readonly settings: CanvasLayerOptions;
  protected canvas: HTMLCanvasElement | undefined;
  protected frame: CanvasFrame | undefined;
  private corner: L.LatLng | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private request: number | undefined;
  private lastDrawMs = 0;
  private lastDrawnAt = Number.NEGATIVE_INFINITY;
  private isZooming = false;

  constructor(settings: Pick<CanvasLayerOptions, 'pane'> & Partial<CanvasLayerOptions>) {
    super();
    L.Util.setOptions(this, { pane: settings.pane });
    this.settings = { ...defaults, ...settings };
  }

  protected abstract draw(context: CanvasRenderingContext2D, frame: CanvasFrame): void;

  override onAdd(): this {
    const canvas = L.DomUtil.create('canvas', 'leaflet-zoom-animated ioc-canvas');
    canvas.setAttribute('aria-hidden', 'true');
    this.canvas = canvas;
    this.getPane()?.appendChild(canvas);
    this.redraw();
    return this;
  }

  override onRemove(): this {
    clearTimeout(this.timer);
    if (this.request !== undefined) cancelAnimationFrame(this.request);
    this.timer = undefined;
    this.request = undefined;
    this.canvas?.remove();
    this.canvas = undefined;
    this.frame = undefined;
    return this;
  }

  override getEvents(): Record<string, L.LeafletEventHandlerFn> {
    const onZoomAnimation = (event: L.ZoomAnimEvent): void => {
      this.isZooming = true;
      this.carry(event.center, event.zoom);
    };
    return {
      moveend: () => { this.isZooming = false; this.redraw(); },
      resize: () => this.redraw(),
      viewreset: () => this.redraw(),
      move: () => this.redrawWhenUncovered(),
      zoom: () => this.carry(this._map.getCenter(), this._map.getZoom()),
      zoomanim: onZoomAnimation as L.LeafletEventHandlerFn,
    };
  }

  /** Asks for a redraw soon. Many calls in a burst make one. */
  invalidate(): void {
    if (!this.canvas || this.timer !== undefined || this.request !== undefined) return;
    const { now, redrawsPerSecond } = this.settings;
    const pace = Math.max(1000 / redrawsPerSecond, this.lastDrawMs / mostBusy);
    const wait = Math.max(0, pace - (now() - this.lastDrawnAt));
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.request = requestAnimationFrame(() => {
        this.request = undefined;
        // The end of the zoom redraws anyway; drawing now would make the animation stutter.
        if (!this.isZooming) this.redraw();
      });
    }, wait);
  }

  redraw(): void {
    const { canvas } = this;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const startedAt = this.settings.now();
    const map = this._map;
    const pixelRatio = Math.min(2, window.devicePixelRatio || 1);
    const size = map.getSize();
    const marginX = Math.round(size.x * this.settings.padding);
    const marginY = Math.round(size.y * this.settings.padding);
    const width = size.x + 2 * marginX;
    const height = size.y + 2 * marginY;
    const corner = map.containerPointToLayerPoint([-marginX, -marginY]).round();
    const origin = map.getPixelOrigin().add(corner);
    this.corner = map.layerPointToLatLng(corner);
    this.frame = { zoom: map.getZoom(), left: origin.x, top: origin.y, width, height, marginX, marginY, pixelRatio };
    fit(canvas, context, width, height, pixelRatio);
    L.DomUtil.setPosition(canvas, corner);
    this.draw(context, this.frame);
    this.lastDrawnAt = this.settings.now();
    this.lastDrawMs = this.lastDrawnAt - startedAt;
  }

  /** Keeps the drawn picture over its place in the world while the map is at another zoom. */
  private carry(center: L.LatLng, zoom: number): void {
    if (!this.canvas || !this.frame || !this.corner) return;
    const map = this._map;
    const moved = L.DomUtil.getPosition(map.getPanes().mapPane);
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(moved).round();
    const offset = map.project(this.corner, zoom).subtract(origin);
    L.DomUtil.setTransform(this.canvas, offset, map.getZoomScale(zoom, this.frame.zoom));
  }

  private redrawWhenUncovered(): void {
    const { frame } = this;
    if (!frame || this.isZooming || this._map.getZoom() !== frame.zoom) return;
    const shown = this._map.getPixelBounds();
    const min = shown.min;
    const max = shown.max;
    if (!min || !max) return;
    const isCovered = min.x >= frame.left && min.y >= frame.top
      && max.x <= frame.left + frame.width && max.y <= frame.top + frame.height;
    if (!isCovered) this.invalidate();
  }
}

function fit(
  canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, width: number, height: number, pixelRatio: number,
): void {
  const pixelWidth = Math.round(width * pixelRatio);
  const pixelHeight = Math.round(height * pixelRatio);
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    canvas.width = pixelWidth;
    canvas.height = pixelHeight;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, pixelWidth, pixelHeight);
  }
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
}
