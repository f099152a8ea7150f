import { Module, type DynamicModule } from '@nestjs/common';
import { AdministrationModule } from './administration/administration.module.js';
import { MaterialsModule } from './materials/materials.module.js';
import { FilesModule } from './files/files.module.js';
import { AttendanceModule } from './attendance/attendance.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule, type ApiParts } from './http/http.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { PeopleModule } from './people/people.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { ApplicationsModule } from './applications/applications.module.js';
import { ApprovalsModule } from './approvals/approvals.module.js';
import { NominationsModule } from './nominations/nominations.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { EvaluationPlansModule } from './evaluation-plans/evaluation-plans.module.js';
import { EnrolmentsModule } from './enrolments/enrolments.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { RespondModule } from './respond/respond.module.js';
import { ActivitiesModule } from './activities/activities.module.js';
import { OrganizationsModule } from './organizations/organizations.module.js';
import { FrameworkModule } from './framework/framework.module.js';
import { HomeModule } from './home/home.module.js';
import { EditionsModule } from './editions/editions.module.js';
import { ImpactModule } from './impact/impact.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { InstrumentsModule } from './instruments/instruments.module.js';
import { SelectionModule } from './selection/selection.module.js';
import { MailingsModule } from './mailings/mailings.module.js';
import { OpenAnswersModule } from './open-answers/open-answers.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { SupervisorsModule } from './supervisors/supervisors.module.js';
import { TestsModule } from './tests/tests.module.js';
import { SurveyLettersModule } from './survey-letters/survey-letters.module.js';
import { ResponseMonitorModule } from './response-monitor/response-monitor.module.js';
import { TransfersModule } from './transfers/transfers.module.js';
import { MessagesModule } from './messages/messages.module.js';

/** The list of features, nothing else. */
const features = [
  HealthModule,
  AdministrationModule,
  OrganizationsModule,
  IdentityModule,
  PeopleModule,
  ApplicationsModule,
  ApprovalsModule,
  NominationsModule,
  CatalogueModule,
  CalendarModule,
  EnrolmentsModule,
  PrivacyModule,
  AttendanceModule,
  RespondModule,
  ActivitiesModule,
  EvaluationPlansModule,
  FrameworkModule,
  HomeModule,
  ImpactModule,
  MetricsModule,
  EditionsModule,
  InstrumentsModule,
  MessagesModule,
  MailingsModule,
  FilesModule,
  SelectionModule,
  MaterialsModule,
  CertificatesModule,
  RoomsModule,
  SupervisorsModule,
  TestsModule,
  OpenAnswersModule,
  ResponseMonitorModule,
  SurveyLettersModule,
  TransfersModule,
];

@Module({})
export class AppModule {
  static of(parts: ApiParts): DynamicModule {
    return { module: AppModule, imports: [HttpModule.of(parts), ...features] };
  }
}
