import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { taskFilter, type TaskFilter } from '@ioc/shared/tasks.input';
import { Allow, CurrentActor } from '#platform/http';
import { TaskListsService } from './task-lists.service.js';

@Controller('api/tasks/places')
export class TaskPlacesController {
  constructor(private readonly lists: TaskListsService) {}

  /** The tasks of a filter on the map: those due first, and how many have no place. */
  @Get()
  @Allow('task:read')
  places(@CurrentActor() actor: Actor, @Query({ schema: taskFilter }) filter: TaskFilter) {
    return this.lists.places(actor, filter);
  }
}
