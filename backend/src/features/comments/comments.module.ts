import { Module } from '@nestjs/common';
import { TasksModule } from '#features/tasks';
import { CommentsController } from './comments.controller.js';
import { CommentsService } from './comments.service.js';
import { Mentions } from './mentions.js';

@Module({ imports: [TasksModule], controllers: [CommentsController], providers: [CommentsService, Mentions] })
export class CommentsModule {}
