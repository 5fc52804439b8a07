/** The server's clock. Deadlines and ages must not depend on a control-room PC whose clock is wrong. */
let offsetMs = 0;

export const hearServerClock = (at: string, now: number = Date.now()): void => {
  const heard = Date.parse(at);
  if (!Number.isNaN(heard)) offsetMs = heard - now;
};

export const serverNow = (): Date => new Date(Date.now() + offsetMs);
