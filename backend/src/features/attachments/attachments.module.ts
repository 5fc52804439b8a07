import { Module } from '@nestjs/common';
import { TasksModule } from '#features/tasks';
import type { Config } from '#platform/config';
import { FileStore, filesFolder } from '#platform/files';
import { CONFIG } from '#platform/http';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsService } from './attachments.service.js';
import { AttachmentsSweep } from './attachments.sweep.js';

@Module({
  imports: [TasksModule],
  controllers: [AttachmentsController],
  providers: [AttachmentsService, AttachmentsSweep, { provide: FileStore, inject: [CONFIG], useFactory: (config: Config) => new FileStore(filesFolder(config)) }],
})
export class AttachmentsModule {}
