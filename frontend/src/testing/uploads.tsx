/** The other end of an upload: a test says how far it is and how it ends. */
import type { Answer } from './screen';

export class PlayedUpload {
  method = '';
  url = '';
  status = 0;
  responseText = '';
  readonly headers: Record<string, string> = {};
  body: unknown = null;
  isAborted = false;
  readonly upload: { onprogress: ((event: { loaded: number; total: number }) => void) | null } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;

  constructor(private readonly begun: (upload: PlayedUpload) => void) {}

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  send(body: unknown): void {
    this.body = body;
    this.begun(this);
  }

  abort(): void {
    this.isAborted = true;
    this.onabort?.();
  }

  reach(share: number): void {
    this.upload.onprogress?.({ loaded: share * 1_000, total: 1_000 });
  }

  answer({ status, body }: Answer): void {
    this.status = status;
    this.responseText = body === undefined ? '' : JSON.stringify(body);
    this.onload?.();
  }

  loseLine(): void {
    this.onerror?.();
  }
}

/** From now on uploads are played: each that is sent is added to the list. */
export function playUploads(): { begun: PlayedUpload[]; restore: () => void } {
  const begun: PlayedUpload[] = [];
  const original = globalThis.XMLHttpRequest;
  globalThis.XMLHttpRequest = class extends PlayedUpload {
    constructor() {
      super((upload) => begun.push(upload));
    }
  } as unknown as typeof XMLHttpRequest;
  return { begun, restore: () => { globalThis.XMLHttpRequest = original; } };
}
