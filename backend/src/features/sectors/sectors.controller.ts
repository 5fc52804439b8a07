import { Controller, Get } from '@nestjs/common';
import { Allow } from '#platform/http';
import { SectorsService } from './sectors.service.js';

@Controller('api/sectors')
export class SectorsController {
  constructor(private readonly sectors: SectorsService) {}

  @Get()
  @Allow('sector:read')
  list() {
    return this.sectors.list();
  }
}
