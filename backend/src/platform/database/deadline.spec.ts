import { describe, expect, it } from '@jest/globals';
import { currentDeadline, Deadline, DeadlinePassed, outsideDeadline, withinDeadline } from './deadline.js';

describe('the deadline of a request', () => {
  const clock = { now: 1_000 };
  const deadline = () => new Deadline(500, () => clock.now);

  it('is one for all that is done within, however late it begins', async () => {
    const mine = deadline();
    clock.now += 300;
    await withinDeadline(mine, async () => {
      await Promise.resolve();
      expect(currentDeadline()).toBe(mine);
      expect(currentDeadline()?.leftMs).toBe(200);
      outsideDeadline(() => expect(currentDeadline()).toBeUndefined());
    });
    clock.now += 200;
    expect(mine.leftMs).toBe(0);
    expect(currentDeadline()).toBeUndefined();
  });

  it('counts from the beginning when it is extended, and no more once the answer is given', () => {
    const mine = deadline();
    clock.now += 400;
    expect(mine.isExtended).toBe(false);
    mine.extendTo(10_000);
    expect([mine.isExtended, mine.leftMs]).toEqual([true, 9_600]);
    mine.end();
    expect(mine.leftMs).toBe(Infinity);
  });

  it('leaves what others wait for as it is, and waits for it no longer', async () => {
    const mine = deadline();
    const shared = new Promise<string>((resolve) => setTimeout(() => resolve('later'), 20));
    clock.now += 500;
    await expect(mine.inTime(shared)).rejects.toBeInstanceOf(DeadlinePassed);
    expect(await shared).toBe('later');
    expect(await deadline().inTime(Promise.resolve('in time'))).toBe('in time');
    await expect(deadline().inTime(Promise.reject(new Error('its own')))).rejects.toThrow('its own');
  });
});
