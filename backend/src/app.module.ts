import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from '#features/access';
import { AlarmsModule } from '#features/alarms';
import { AssetsModule } from '#features/assets';
import { AttachmentsModule } from '#features/attachments';
import { CalendarsModule } from '#features/calendars';
import { ChannelsModule } from '#features/channels';
import { ImportsModule } from '#features/imports';
import { CommentsModule } from '#features/comments';
import { NotificationsModule } from '#features/notifications';
import { OrganisationsModule } from '#features/organisations';
import { PlansModule } from '#features/plans';
import { RemindersModule } from '#features/reminders';
import { ScoresModule } from '#features/scores';
import { SectorsModule } from '#features/sectors';
import { SettingsModule } from '#features/settings';
import { SimulationModule } from '#features/simulation';
import { TaskChangeSetsModule } from '#features/task-change-sets';
import { TaskTemplatesModule } from '#features/task-templates';
import { TaskViewsModule } from '#features/task-views';
import { TasksModule } from '#features/tasks';
import { TelemetryModule } from '#features/telemetry';
import { TerritoryModule } from '#features/territory';
import { TimelinesModule } from '#features/timelines';
import { WatchersModule } from '#features/watchers';
import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { DatabaseModule, type Database } from '#platform/database';
import { EventsModule } from '#platform/events';
import { HttpModule } from '#platform/http';
import { JobsModule } from '#platform/jobs';
import { RealtimeModule } from '#platform/realtime';

/** The product, one feature a line. */
@Module({})
export class AppModule {
  static with(config: Config, database: Database, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.with(database, clock),
        HttpModule.with(config),
        JobsModule,
        EventsModule,
        RealtimeModule,
        AccessModule,
        TerritoryModule,
        OrganisationsModule,
        CalendarsModule,
        SectorsModule,
        PlansModule,
        AssetsModule,
        ImportsModule,
        TelemetryModule,
        TasksModule,
        TaskTemplatesModule,
        AttachmentsModule,
        AlarmsModule,
        CommentsModule,
        WatchersModule,
        RemindersModule,
        TimelinesModule,
        ChannelsModule,
        NotificationsModule,
        ScoresModule,
        TaskChangeSetsModule,
        TaskViewsModule,
        SimulationModule,
        SettingsModule,
      ],
    };
  }
}
