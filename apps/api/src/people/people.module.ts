import { Module } from '@nestjs/common';
import { DuplicatesController } from './duplicates.controller.js';
import { DuplicatesService } from './duplicates.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { RoleGrantsService } from './role-grants.service.js';

@Module({
  controllers: [DuplicatesController, PeopleController],
  providers: [DuplicatesService, PeopleService, RoleGrantsService],
})
export class PeopleModule {}
