import type { Organisation } from '@ioc/shared/organisations';
import { searchKey } from '@ioc/shared/words';

/** People type "ubnd xa bao lac"; the list knows "UBND xã Bảo Lạc". */
export function matching(options: readonly Organisation[], text: string): Organisation[] {
  const wanted = searchKey(text);
  return options.filter(({ name, shortName, code }) => searchKey(`${name} ${shortName} ${code}`).includes(wanted)).slice(0, 60);
}
