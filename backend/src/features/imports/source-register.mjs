// Preloaded where the reading process starts from TypeScript sources: in tests, never in the product.
import { register } from 'node:module';

register('./source-hooks.mjs', import.meta.url);
