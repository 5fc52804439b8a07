import { Body, Controller, Get, Patch } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { mailPreferences, type MailPreferencesInput } from '@ioc/shared/channels.input';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { PreferencesService } from './preferences.service.js';

@Controller('api/notification-preferences')
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @Get()
  @Allow('signed-in')
  get(@CurrentActor() actor: Actor) {
    return this.preferences.get(actor);
  }

  @Patch()
  @Allow('signed-in')
  update(@CurrentActor() actor: Actor, @IfMatch() version: number, @Body({ schema: mailPreferences }) input: MailPreferencesInput) {
    return this.preferences.update(actor, version, input);
  }
}
