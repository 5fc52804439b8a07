/**
 * Measures the point layer in a real browser without a graphics card, and prints one JSON object.
 *   node frontend/bench/map.mjs [name of one case]
 */
import { loadavg } from 'node:os';
import { withPage } from './serve.mjs';

const cases = [
  { name: '1500', query: 'n=1500', targets: { dragFps: 50, changesFps: 55 } },
  { name: '10000-unclustered', query: 'n=10000&clusters=no', targets: { dragFps: 30, changesFps: 30 } },
  { name: '200000', query: 'n=200000', targets: { firstPaintMs: 500, dragFps: 50, changesFps: 55, heapMb: 60 } },
];
const wanted = process.argv[2];
const isUpperLimit = (name) => name.endsWith('Ms') || name.endsWith('Mb');

async function measure(browser, address, { name, query, targets }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const complaints = [];
  const outside = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && hostname !== '127.0.0.1') outside.push(request.url());
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metric = async (wantedName) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((entry) => entry.name === wantedName).value;
  };
  await page.goto(`${address}?${query}`);
  await page.waitForSelector('html[data-ready]');
  const firstPaintMs = await page.evaluate('bench.firstPaint()');
  await page.evaluate('gc()');
  const heapMb = Math.round((await metric('JSHeapUsedSize')) / 1e5) / 10;
  const inView = await page.evaluate('bench.inView()');
  // The first drags after loading compile code; what people feel all day comes after them.
  await page.evaluate('bench.drag(1000)');
  const drag = await page.evaluate('bench.drag(2500)');
  await page.waitForTimeout(500);
  const busyBefore = await metric('TaskDuration');
  const changes = await page.evaluate('bench.changes(5, 200)');
  const busyShare = ((await metric('TaskDuration')) - busyBefore) / 5;
  await page.close();
  const figures = {
    firstPaintMs, heapMb,
    dragFps: drag.fps, dragP95Ms: drag.p95Ms,
    changesFps: changes.fps, changesP95Ms: changes.p95Ms,
    redrawsPerSecond: changes.redrawsPerSecond, drawMs: changes.drawMs,
    mainThreadPercentAt200: Math.round(busyShare * 100),
  };
  const missed = Object.entries(targets)
    .filter(([key, limit]) => (isUpperLimit(key) ? figures[key] > limit : figures[key] < limit))
    .map(([key, limit]) => `${key}: ${figures[key]}, wanted ${limit}`);
  return [name, { ...figures, inView, missed, complaints, outside, load: Math.round(loadavg()[0] * 10) / 10 }];
}

const results = await withPage('map.html', async (browser, address) => {
  const measured = [];
  for (const one of cases) {
    if (wanted === undefined || wanted === one.name) measured.push(await measure(browser, address, one));
  }
  return Object.fromEntries(measured);
});
console.log(JSON.stringify(results, null, 2));
process.exitCode = Object.values(results).every(({ missed, complaints, outside }) =>
  missed.length + complaints.length + outside.length === 0) ? 0 : 1;
