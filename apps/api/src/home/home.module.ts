import { Module } from '@nestjs/common';
import { HomeController } from './home.controller.js';
import { QuickSearchService } from './quick-search.service.js';
import { TodosService } from './todos.service.js';

@Module({ controllers: [HomeController], providers: [TodosService, QuickSearchService] })
export class HomeModule {}
