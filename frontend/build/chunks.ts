/**
 * Which modules share a file. Left alone, the bundler makes a file for every set of screens that have something in
 * common: close to two hundred, and the first look at the map takes 76 of them, six at a time over HTTP/1.1. So a first
 * build, thrown away, tells what each screen really takes, and the real one puts together what is wanted together.
 * A list of libraries would not do: their index files import everything, and only a build knows what is left of it.
 */
import { build, type InlineConfig, type Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk;

/** In the order in which they arrive: what an earlier one has brought, a later one finds there. */
const arrivals: readonly { name: string; screens: readonly string[] }[] = [
  { name: 'start', screens: ['/index.html'] },
  { name: 'application', screens: ['/app/App.tsx', '/alarms/AlarmWatch.tsx'] },
  {
    name: 'map',
    screens: [
      '/live-map/LiveMapPage.tsx', '/assets/assets.layer.tsx', '/alarms/AlarmPanel.tsx', '/alarms/AlarmActions.tsx',
      '/alarms/SoundButton.tsx', '/simulation/SimulationTools.tsx',
    ],
  },
];

/** What so many of the other screens take comes with the first of them, whichever it is. */
const manyScreens = 8;

const drawsMap = (modules: ReadonlySet<string>): boolean => [...modules].some((id) => id.includes('/node_modules/leaflet/'));

async function firstBuild(config: InlineConfig): Promise<Chunk[]> {
  const built = await build({ ...config, configFile: false, logLevel: 'error', build: { ...config.build, write: false, minify: false } });
  if (!('output' in built)) throw new Error('The first build has no output.');
  return built.output.filter((file): file is Chunk => file.type === 'chunk');
}

/** The files of the real build and what goes into each. What is in none of them is left to the bundler. */
export async function planChunks(config: InlineConfig): Promise<Rolldown.CodeSplittingGroup[]> {
  const chunks = await firstBuild(config);
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));

  /** The modules that a screen cannot do without. */
  function modulesOf(screen: Chunk): Set<string> {
    const seen = new Set<Chunk>();
    const visit = (chunk: Chunk | undefined): void => {
      if (!chunk || seen.has(chunk)) return;
      seen.add(chunk);
      for (const file of chunk.imports) visit(byFile.get(file));
    };
    visit(screen);
    return new Set([...seen].flatMap(({ moduleIds }) => moduleIds));
  }

  const places = new Map<string, string>();
  const others = new Set(chunks.filter(({ isEntry, isDynamicEntry }) => isEntry || isDynamicEntry));
  for (const { name, screens } of arrivals) {
    for (const path of screens) {
      const screen = [...others].find(({ facadeModuleId }) => facadeModuleId?.endsWith(path));
      if (!screen) throw new Error(`No screen is loaded by itself from ${path}.`);
      others.delete(screen);
      for (const id of modulesOf(screen)) if (!places.has(id)) places.set(id, name);
    }
  }

  const takers = new Map<string, number>();
  for (const modules of [...others].map(modulesOf)) {
    for (const id of modules) {
      // Lists and forms have much in common with what lies around the map, and no use for the map itself.
      if (places.get(id) === 'map' && !drawsMap(modules)) places.set(id, 'around');
      takers.set(id, (takers.get(id) ?? 0) + 1);
    }
  }
  for (const [id, count] of takers) if (count >= manyScreens && !places.has(id)) places.set(id, 'pages');

  // A file takes along what its modules import, so the earlier ones have to choose first.
  const names = ['start', 'application', 'around', 'map', 'pages'];
  return names.map((name, at) => ({ name, test: (id) => places.get(id) === name, priority: names.length - at }));
}
