import { Module } from '@nestjs/common';
import { SurveyLettersController } from './survey-letters.controller.js';
import { SurveyLettersService } from './survey-letters.service.js';

@Module({ controllers: [SurveyLettersController], providers: [SurveyLettersService] })
export class SurveyLettersModule {}
