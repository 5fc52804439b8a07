import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { playScene, type PlayScene } from '@ioc/shared/simulation.input';
import { Allow } from '#platform/http';
import { SimulationService } from './simulation.service.js';

@Controller('api/simulation')
export class SimulationController {
  constructor(private readonly simulation: SimulationService) {}

  @Post()
  @Allow('simulation:run')
  @HttpCode(200)
  play(@Body({ schema: playScene }) scene: PlayScene) {
    return this.simulation.play(scene);
  }
}
