/** The routes of the running application, taken from its router: what is not here cannot be called. */
import type { TestApp } from './test-app.js';

interface Layer {
  route?: { path: string; stack: { method: string }[] };
}

const isOfRoutes = (value: unknown): value is { router: { stack: Layer[] } } => (typeof value === 'object' || typeof value === 'function') && value !== null && 'router' in value;

/** `GET /api/assets/:id`, in the order of their names. */
export function routesOf(test: TestApp): string[] {
  const server: unknown = test.app.getHttpAdapter().getInstance();
  if (!isOfRoutes(server)) throw new Error('the server is not Express any more');
  return server.router.stack
    .flatMap(({ route }) => (route ? route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`) : []))
    .sort();
}

/** Names of the fields of its body that hold the id of a record, from the description made of the contract: `scope.unitIds`. */
export async function bodyIdsOf(test: TestApp): Promise<Map<string, string[]>> {
  const { body } = await test.anonymous.get<{ paths: Record<string, Record<string, Operation>> }>('/api/openapi.json');
  const ids = Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { requestBody }]): [string, string[]] => [
      `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      [...new Set(idsIn(requestBody?.content?.['application/json']?.schema))].sort(),
    ]));
  return new Map(ids.filter(([, fields]) => fields.length > 0));
}

interface Operation {
  requestBody?: { content?: Record<string, { schema?: Schema } | undefined> };
}

interface Schema {
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

function idsIn(schema: Schema | undefined, path = ''): string[] {
  if (!schema) return [];
  if (schema.format === 'uuid') return [path];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => idsIn(inner, path === '' ? name : `${path}.${name}`)),
    ...[schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((inner) => idsIn(inner, path)),
  ];
}
