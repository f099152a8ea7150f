import { Module } from '@nestjs/common';
import { ActivityFrameworkService } from './activity-framework.service.js';
import { CoursesController } from './courses.controller.js';
import { CoursesService } from './courses.service.js';
import { FrameworkController } from './framework.controller.js';
import { FrameworkService } from './framework.service.js';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesService } from './programmes.service.js';

@Module({
  controllers: [CoursesController, FrameworkController, ProgrammesController],
  providers: [ActivityFrameworkService, CoursesService, FrameworkService, ProgrammesService],
})
export class FrameworkModule {}
