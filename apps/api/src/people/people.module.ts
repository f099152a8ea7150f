import { Module } from '@nestjs/common';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { RoleGrantsService } from './role-grants.service.js';

@Module({ controllers: [PeopleController], providers: [PeopleService, RoleGrantsService] })
export class PeopleModule {}
