/** A number as people here type it: `12,5`. What is no number stays text, so that the contract refuses it. */
export function typedNumber(text: string): number | string {
  const plain = text.trim().replace(',', '.');
  const value = Number(plain);
  return plain === '' || Number.isNaN(value) ? text : value;
}
