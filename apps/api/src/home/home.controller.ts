import { Controller } from '@nestjs/common';
import { homeApi, homeBoardApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { BoardService } from './board.service.js';
import { QuickSearchService } from './quick-search.service.js';
import { TodosService } from './todos.service.js';

@Controller()
export class HomeController {
  constructor(
    private readonly todoList: TodosService,
    private readonly quickSearch: QuickSearchService,
    private readonly board: BoardService,
  ) {}

  @Serves(homeApi.todos)
  todos(@FromRequest() asked: Asked<typeof homeApi.todos>) {
    return this.todoList.list(personOf(asked));
  }

  @Serves(homeBoardApi.read)
  readBoard(@FromRequest() asked: Asked<typeof homeBoardApi.read>) {
    return this.board.read(personOf(asked));
  }

  @Serves(homeApi.search)
  search(@FromRequest() asked: Asked<typeof homeApi.search>) {
    return this.quickSearch.find(personOf(asked), asked.query.search ?? '');
  }
}
