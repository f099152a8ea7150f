import { Module } from '@nestjs/common';
import { DecideService } from './decide.service.js';
import { LettersService } from './letters.service.js';
import { LogisticsService } from './logistics.service.js';
import { OffersController } from './offers.controller.js';
import { OffersService } from './offers.service.js';
import { PanelService } from './panel.service.js';
import { RulesService } from './rules.service.js';
import { SelectionBoardService } from './selection-board.service.js';
import { SelectionController } from './selection.controller.js';

@Module({
  controllers: [SelectionController, OffersController],
  providers: [
    SelectionBoardService,
    PanelService,
    DecideService,
    LettersService,
    OffersService,
    RulesService,
    LogisticsService,
  ],
})
export class SelectionModule {}
