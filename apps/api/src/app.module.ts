import { Module, type DynamicModule } from '@nestjs/common';
import { HealthModule } from './health/health.module.js';
import { HttpModule, type ApiParts } from './http/http.module.js';

/** The list of features, nothing else. */
const features = [HealthModule];

@Module({})
export class AppModule {
  static of(parts: ApiParts): DynamicModule {
    return { module: AppModule, imports: [HttpModule.of(parts), ...features] };
  }
}
