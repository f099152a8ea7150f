import { Module } from '@nestjs/common';
import { MyDataService } from './my-data.service.js';
import { PrivacyController } from './privacy.controller.js';
import { PrivacyRequestsService } from './privacy-requests.service.js';

@Module({ controllers: [PrivacyController], providers: [MyDataService, PrivacyRequestsService] })
export class PrivacyModule {}
