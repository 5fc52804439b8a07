import { describe, expect, it } from '@jest/globals';
import type { CatchUp } from '@ioc/shared/events';
import { dice, packet, resetTo } from './live.testing';
import { Resume, type ResumeStep } from './resume';

const seqs = (step: ResumeStep): number[] => step.events.map((event) => event.seq);

function standingAt(cursor: number): Resume {
  const resume = new Resume();
  resume.connected();
  resume.answer(resume.ask(), packet(cursor, cursor));
  return resume;
}

describe('resume', () => {
  it('learns its place from the first answer', () => {
    expect(standingAt(41).cursor).toBe(41);
  });

  it('asks from the oldest snapshot when one was loaded before the connection', () => {
    const resume = new Resume();
    resume.wantFrom(102);
    resume.wantFrom(100);
    expect(resume.cursor).toBe(100);
    expect(seqs(resume.answer(resume.ask(), packet(100, 103)))).toEqual([101, 102, 103]);
  });

  const packets: [string, Parameters<typeof packet>, number[], number, boolean][] = [
    ['applies the next packet', [10, 12], [11, 12], 12, false],
    ['skips what it knows of an overlapping packet', [8, 12], [11, 12], 12, false],
    ['ignores a packet it has already had', [7, 10], [], 10, false],
    ['moves on with an empty packet', [10, 15, () => false], [], 15, false],
    ['asks when a packet leaves a gap', [12, 14], [], 10, true],
  ];
  it.each(packets)('%s', (_, given, applied, cursor, asks) => {
    const resume = standingAt(10);
    const step = resume.packet(packet(...given));
    expect(seqs(step)).toEqual(applied);
    expect(resume.cursor).toBe(cursor);
    expect(step.ask).toBe(asks);
  });

  it('holds packets back while a question is open and applies them after the answer, once each', () => {
    const resume = standingAt(10);
    resume.connected();
    const question = resume.ask();
    expect(seqs(resume.packet(packet(13, 15)))).toEqual([]);
    expect(seqs(resume.packet(packet(12, 13)))).toEqual([]);
    expect(seqs(resume.answer(question, packet(10, 14)))).toEqual([11, 12, 13, 14, 15]);
  });

  it('asks again when the answer does not reach the packets that wait', () => {
    const resume = standingAt(10);
    const question = resume.ask();
    resume.packet(packet(20, 21));
    const step = resume.answer(question, packet(10, 15));
    expect(seqs(step)).toEqual([11, 12, 13, 14, 15]);
    expect(step.ask).toBe(true);
    expect(seqs(resume.answer(resume.ask(), packet(15, 20)))).toEqual([16, 17, 18, 19, 20, 21]);
  });

  it('loads everything anew on a reset and goes on from there', () => {
    const resume = standingAt(10);
    const question = resume.ask();
    resume.packet(packet(500, 501));
    const step = resume.answer(question, resetTo(500));
    expect(step.reset).toBe(true);
    expect(seqs(step)).toEqual([501]);
    expect(resume.cursor).toBe(501);
  });

  it('takes a server whose numbers stop short of ours for one with another past', () => {
    const resume = standingAt(900);
    expect(resume.answer(resume.ask(), packet(12, 12)).reset).toBe(true);
    expect(resume.cursor).toBe(12);
  });

  it('ignores the answer to a question of an earlier connection', () => {
    const resume = standingAt(10);
    const old = resume.ask();
    resume.connected();
    const question = resume.ask();
    expect(seqs(resume.answer(old, packet(10, 12)))).toEqual([]);
    expect(seqs(resume.answer(question, packet(10, 13)))).toEqual([11, 12, 13]);
  });

  it.each(Array.from({ length: 200 }, (_, index) => index + 1))('applies every event once and in order on a bad network (trial %i)', (seed) => {
    const roll = dice(seed);
    const heard = (seq: number): boolean => seq % 7 !== 0;
    const resume = standingAt(0);
    const applied: number[] = [];
    let head = 0;
    let late: ReturnType<typeof packet>[] = [];
    let question: number | null = null;

    const take = (step: ResumeStep): void => {
      applied.push(...seqs(step));
      if (step.ask) question = resume.ask();
    };
    const reply = (): CatchUp => packet(resume.cursor ?? 0, head, heard);

    for (let round = 0; round < 120; round += 1) {
      const to = head + roll(4);
      const sent = packet(head, to, heard);
      head = to;
      const luck = roll(10);
      if (luck < 5) take(resume.packet(sent));
      else if (luck < 7) late.push(sent);
      else if (luck < 8) {
        take(resume.packet(sent));
        take(resume.packet(sent));
      }
      if (roll(5) === 0) {
        late.reverse().forEach((old) => take(resume.packet(old)));
        late = [];
      }
      if (roll(12) === 0) {
        resume.connected();
        question = resume.ask();
      }
      if (question !== null && roll(3) === 0) {
        const asked = question;
        question = null;
        take(resume.answer(asked, reply()));
      }
    }
    resume.connected();
    take(resume.answer(resume.ask(), reply()));
    expect(applied).toEqual(Array.from({ length: head }, (_, index) => index + 1).filter(heard));
  });
});
