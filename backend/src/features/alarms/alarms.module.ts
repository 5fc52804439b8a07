import { Module } from '@nestjs/common';
import { AssetsModule } from '#features/assets';
import { TasksModule } from '#features/tasks';
import { AlarmsController } from './alarms.controller.js';
import { AlarmsListener } from './alarms.listener.js';
import { AlarmsService } from './alarms.service.js';
import { AlarmsTaskGuard } from './alarms.task-guard.js';

@Module({
  imports: [AssetsModule, TasksModule],
  controllers: [AlarmsController],
  providers: [AlarmsService, AlarmsListener, AlarmsTaskGuard],
  exports: [AlarmsService],
})
export class AlarmsModule {}
