import { Controller, Get, Inject } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { vietnamBox, type BoundingBox } from '@ioc/shared/geo';
import type { Basemap, Settings } from '@ioc/shared/settings';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { Transactions } from '#platform/database';
import { Allow, CONFIG, CurrentActor } from '#platform/http';

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

interface ProvinceRow extends Box {
  code: string;
  name: string;
}

@Controller('api/settings')
export class SettingsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Allow('signed-in')
  async get(@CurrentActor() actor: Actor): Promise<Settings> {
    const [province] = await this.transactions.query<ProvinceRow>(
      `select code, name, st_xmin(polygon) as west, st_ymin(polygon) as south, st_xmax(polygon) as east, st_ymax(polygon) as north
       from admin_units where level = 'province' and valid_to is null and polygon is not null order by code limit 1`,
    );
    const [synthetic] = await this.transactions.query(`select 1 from assets where synthetic limit 1`);
    const bounds: BoundingBox = province ? [province.west, province.south, province.east, province.north] : vietnamBox;
    return {
      demo: this.config.demo,
      synthetic: synthetic !== undefined,
      provinceName: province?.name ?? null,
      provinceCode: province?.code ?? null,
      centre: [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2],
      bounds,
      home: (await this.homeOf(actor)) ?? bounds,
      basemap: this.basemap,
      files: { largestBytes: this.config.IOC_FILE_LIMIT_BYTES, mostPerStep: this.config.IOC_FILES_PER_STEP },
      tasks: { mostAtOnce: this.config.IOC_CHANGE_SET_TASKS },
      now: this.clock.now().toISOString(),
    };
  }

  /** The communes of a person who holds no grant for the whole province; null where a scope names no place. */
  private async homeOf({ grants }: Actor): Promise<BoundingBox | null> {
    const scopes = grants.map(({ scope }) => scope);
    const unitIds = scopes.flatMap((scope) => scope.unitIds);
    if (unitIds.length === 0 || scopes.some(({ everywhere }) => everywhere)) return null;
    const [box] = await this.transactions.query<Box>(
      `select st_xmin(e) as west, st_ymin(e) as south, st_xmax(e) as east, st_ymax(e) as north
       from (select st_extent(polygon) as e from admin_units where id = any($1::uuid[])) communes where e is not null`,
      [unitIds],
    );
    return box ? [box.west, box.south, box.east, box.north] : null;
  }

  private get basemap(): Basemap {
    const { IOC_BASEMAP_URL: url, IOC_BASEMAP_ATTRIBUTION: attribution } = this.config;
    if (!url) return { type: 'offline' };
    return { type: /\.pmtiles($|\?)/.test(url) ? 'pmtiles' : 'xyz', url, ...(attribution ? { attribution } : {}) };
  }
}
