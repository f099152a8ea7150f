import { Module } from '@nestjs/common';
import { TransferFilesService } from './transfer-files.service.js';
import { TransfersController } from './transfers.controller.js';
import { TransfersService } from './transfers.service.js';

@Module({ controllers: [TransfersController], providers: [TransfersService, TransferFilesService] })
export class TransfersModule {}
