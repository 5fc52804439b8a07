import { Body, Controller, Get, Headers, Param, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { createPlan, planQuery, updatePlan, type CreatePlan, type PlanQuery, type UpdatePlan } from '@ioc/shared/plans.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { PlansService } from './plans.service.js';

const id = z.uuid();

@Controller('api/plans')
export class PlansController {
  constructor(private readonly plans: PlansService) {}

  @Get()
  @Allow('task:read')
  list(@Query({ schema: planQuery }) query: PlanQuery) {
    return this.plans.list(query);
  }

  @Get(':id')
  @Allow('task:read')
  get(@Param('id', { schema: id }) planId: string) {
    return this.plans.get(planId);
  }

  @Post()
  @Allow('task:decide')
  create(@CurrentActor() actor: Actor, @Body({ schema: createPlan }) input: CreatePlan, @Headers('idempotency-key') key?: string) {
    return this.plans.create(actor, input, key);
  }

  @Patch(':id')
  @Allow('task:decide')
  update(@CurrentActor() actor: Actor, @Param('id', { schema: id }) planId: string, @IfMatch() version: number, @Body({ schema: updatePlan }) input: UpdatePlan) {
    return this.plans.update(actor, planId, version, input);
  }
}
