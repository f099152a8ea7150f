import { Module } from '@nestjs/common';
import { ComputingService } from './computing.service.js';
import { ImpactController } from './impact.controller.js';
import { ImpactService } from './impact.service.js';
import { ReachService } from './reach.service.js';

@Module({ controllers: [ImpactController], providers: [ImpactService, ComputingService, ReachService] })
export class ImpactModule {}
