import { Module } from '@nestjs/common';
import { EditionsController } from './editions.controller.js';
import { EditionsService } from './editions.service.js';
import { FigureFilesService } from './figure-files.service.js';

@Module({ controllers: [EditionsController], providers: [EditionsService, FigureFilesService] })
export class EditionsModule {}
