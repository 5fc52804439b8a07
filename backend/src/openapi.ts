import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Application, Request, Response } from 'express';

/** The description of every route, made from the routes and their schemas. Without a page of its own: the file is for tools. */
export function serveOpenApi(app: NestExpressApplication): void {
  let text: string | null = null;
  const server = app.getHttpAdapter().getInstance() as Application;
  server.get('/api/openapi.json', (_request: Request, response: Response) => {
    text ??= JSON.stringify(
      SwaggerModule.createDocument(
        app,
        new DocumentBuilder().setTitle('IOC portal').setVersion('0.1.0').setOpenAPIVersion('3.1.0').addCookieAuth('ioc_session').addBearerAuth().build(),
      ),
    );
    response.type('application/json').send(text);
  });
}
