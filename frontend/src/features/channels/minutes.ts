/** Minutes from midnight as people write them. */
export const timeText = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** 7:30, 07:30 or 7.30; null where it is no time of the day. */
export function minuteIn(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  return hours !== undefined && hour < 24 && minute < 60 ? hour * 60 + minute : null;
}
