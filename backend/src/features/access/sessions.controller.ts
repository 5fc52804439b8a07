import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Actor, Me } from '@ioc/shared/access';
import { changePassword, signIn, type ChangePassword, type SignIn } from '@ioc/shared/access.input';
import type { CookieOptions, Request, Response } from 'express';
import type { Config } from '#platform/config';
import { Allow, ClientAddress, CONFIG, CurrentActor, Public } from '#platform/http';
import { PasswordsService } from './passwords.service.js';
import { SessionsService } from './sessions.service.js';

@Controller('api/session')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly passwords: PasswordsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Allow('signed-in')
  me(@CurrentActor() actor: Actor): Promise<Me> {
    return this.sessions.me(actor);
  }

  @Post()
  @Public()
  @HttpCode(200)
  async signIn(@Body({ schema: signIn }) input: SignIn, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<Me> {
    const { token, me } = await this.sessions.open(input, request.ip ?? '', request.headers['user-agent'] ?? '');
    response.cookie(this.sessions.cookieName, token, this.cookie);
    return me;
  }

  @Delete()
  @Allow('signed-in')
  @HttpCode(204)
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.close(actor);
    response.clearCookie(this.sessions.cookieName, this.cookie);
  }

  @Post('password')
  @Allow('signed-in')
  @HttpCode(204)
  changePassword(@CurrentActor() actor: Actor, @ClientAddress() address: string, @Body({ schema: changePassword }) input: ChangePassword): Promise<void> {
    return this.passwords.change(actor, input, address);
  }

  private get cookie(): CookieOptions {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.config.secureCookies };
  }
}
