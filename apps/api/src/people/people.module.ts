import { Module } from '@nestjs/common';
import { DuplicatesController } from './duplicates.controller.js';
import { DuplicatesService } from './duplicates.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PersonNotesController } from './person-notes.controller.js';
import { PersonNotesService } from './person-notes.service.js';
import { RoleGrantsService } from './role-grants.service.js';

@Module({
  controllers: [DuplicatesController, PeopleController, PersonNotesController],
  providers: [DuplicatesService, PeopleService, PersonNotesService, RoleGrantsService],
})
export class PeopleModule {}
