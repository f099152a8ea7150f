import { Module } from '@nestjs/common';
import { AssignmentsController } from './assignments.controller.js';
import { AssignmentsService } from './assignments.service.js';
import { AuthorMaterialsService } from './author-materials.service.js';
import { MaterialsController } from './materials.controller.js';
import { MaterialsService } from './materials.service.js';
import { SubmissionsService } from './submissions.service.js';

@Module({
  controllers: [MaterialsController, AssignmentsController],
  providers: [MaterialsService, AuthorMaterialsService, AssignmentsService, SubmissionsService],
})
export class MaterialsModule {}
