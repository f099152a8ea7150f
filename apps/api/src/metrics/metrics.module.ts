import { Module } from '@nestjs/common';
import { CodeBooksService } from './code-books.service.js';
import { MetricsController } from './metrics.controller.js';

@Module({ controllers: [MetricsController], providers: [CodeBooksService] })
export class MetricsModule {}
