import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import type { CatchUp } from '@ioc/shared/events';
import { z } from 'zod';
import { Allow, CurrentActor } from '#platform/http';
import { CatchUpReader } from './catch-up.js';

const after = z.object({ after: z.coerce.number().int().min(0) });

/** The same events as by socket, for whoever cannot hold one open. */
@Controller('api/events')
export class EventsController {
  constructor(private readonly catchUp: CatchUpReader) {}

  @Get()
  @Allow('signed-in')
  since(@CurrentActor() actor: Actor, @Query({ schema: after }) query: z.infer<typeof after>): Promise<CatchUp> {
    return this.catchUp.since(query.after, actor);
  }
}
