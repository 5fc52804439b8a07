import type { Page } from '@playwright/test';

export type Colour = readonly [red: number, green: number, blue: number];

/** Which part of the map, as it is seen, has this colour: 0 to 1. A pixel may be a shade off, as images are. */
export async function shareOf(page: Page, colour: Colour): Promise<number> {
  const seen = (await page.locator('.ioc-map').screenshot()).toString('base64');
  return page.evaluate(async ([picture, wanted]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('The browser draws nothing.');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let hits = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (wanted.every((value, part) => Math.abs((data[at + part] ?? 0) - value) <= 2)) hits += 1;
    }
    return hits / (data.length / 4);
  }, [seen, colour] as const);
}
