import { Module } from '@nestjs/common';
import { BoardService } from './board.service.js';
import { DeputiesService } from './deputies.service.js';
import { HandOversService } from './hand-overs.service.js';
import { HomeController } from './home.controller.js';
import { QuickSearchService } from './quick-search.service.js';
import { ResponsibleController } from './responsible.controller.js';
import { TodosService } from './todos.service.js';

@Module({
  controllers: [HomeController, ResponsibleController],
  providers: [BoardService, TodosService, QuickSearchService, DeputiesService, HandOversService],
})
export class HomeModule {}
