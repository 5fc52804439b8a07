/** A real JPEG with the little that a drawing needs: every block of 8 × 8 points has one colour, so only its mean is written. */
type Colour = readonly [red: number, green: number, blue: number];

const columns = 64;
const rows = 48;

/** The usual code for the size of a step from one block to the next; the code for "no detail in this block" is a single 0. */
const steps = { counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] };
const noDetail = { counts: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], values: [0] };
const stepCodes = ['00', '010', '011', '100', '101', '110', '1110', '11110', '111110', '1111110'];

function segment(marker: number, content: readonly number[] | Buffer): Buffer {
  const length = content.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), Buffer.from(content)]);
}

/** Brightness and the two differences of colour, each around nought. */
function channels([r, g, b]: Colour): [number, number, number] {
  return [0.299 * r + 0.587 * g + 0.114 * b - 128, -0.1687 * r - 0.3313 * g + 0.5 * b, 0.5 * r - 0.4187 * g - 0.0813 * b].map(Math.round) as [number, number, number];
}

function bitsOf(colourAt: (x: number, y: number) => Colour): string {
  const last = [0, 0, 0];
  let bits = '';
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      for (const [channel, value] of channels(colourAt(x, y)).entries()) {
        const step = value - (last[channel] ?? 0);
        last[channel] = value;
        const size = step === 0 ? 0 : Math.floor(Math.log2(Math.abs(step))) + 1;
        const rest = step < 0 ? step + 2 ** size - 1 : step;
        bits += `${stepCodes[size] ?? ''}${size === 0 ? '' : rest.toString(2).padStart(size, '0')}0`;
      }
    }
  }
  return bits;
}

/** @param colourAt of a block, 64 across and 48 down; @param camera the EXIF of the photo */
export function jpegOf(colourAt: (x: number, y: number) => Colour, camera: Buffer): Buffer {
  const bits = bitsOf(colourAt);
  const bytes = (bits + '1'.repeat((8 - (bits.length % 8)) % 8)).match(/.{8}/g)?.flatMap((byte) => (byte === '11111111' ? [255, 0] : [parseInt(byte, 2)])) ?? [];
  const part = (id: number) => [id, 0x11, 0];
  const table = (kind: number, { counts, values }: typeof steps) => [kind, ...counts, ...values];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), camera])),
    segment(0xdb, [0, ...Array<number>(64).fill(8)]),
    segment(0xc0, [8, (rows * 8) >> 8, (rows * 8) & 0xff, (columns * 8) >> 8, (columns * 8) & 0xff, 3, ...part(1), ...part(2), ...part(3)]),
    segment(0xc4, [...table(0x00, steps), ...table(0x10, noDetail)]),
    segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
    Buffer.from(bytes),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A mast before hills under a sky, another one for every number. */
export function drawSite(seed: number): (x: number, y: number) => Colour {
  const [light, phase, place] = [150 + ((seed * 37) % 80), seed * 1.7, 20 + ((seed * 11) % 24)];
  return (x, y) => {
    const ridge = 26 + 5 * Math.sin(x / 7 + phase) + 3 * Math.sin(x / 3 + 2 * phase);
    const half = Math.max(0.6, (y - 6) / 9);
    const isMast = y >= 6 && y < 44 && (Math.abs(Math.abs(x - place) - half) < 0.6 || (y % 6 === 0 && Math.abs(x - place) <= half));
    if (isMast) return [225, 228, 232];
    if (y > 43) return [92, 78, 60];
    return y > ridge ? [40 + y, 88 + ((seed * 13) % 30), 58] : [light - 60 + y, light - 20 + y, Math.min(250, light + 40 + y)];
  };
}
