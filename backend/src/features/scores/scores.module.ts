import { Module } from '@nestjs/common';
import { ScoresController } from './scores.controller.js';
import { ScoresListener } from './scores.listener.js';
import { ScoresService } from './scores.service.js';

@Module({ controllers: [ScoresController], providers: [ScoresListener, ScoresService] })
export class ScoresModule {}
