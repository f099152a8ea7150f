import { ActivityObjectiveRow } from './activities/activity-objective.entity.js';
import { ActivityPhaseRow } from './activities/activity-phase.entity.js';
import { ActivityPriceRow } from './activities/activity-price.entity.js';
import { ActivitySessionRow } from './activities/activity-session.entity.js';
import { ActivityStaffRow } from './activities/activity-staff.entity.js';
import { ActivityTargetRow } from './activities/activity-target.entity.js';
import { ActivityTransitionRow } from './activities/activity-transition.entity.js';
import { ActivityVenueRow } from './activities/activity-venue.entity.js';
import { ActivitySearchRow } from './activities/activity-search.entity.js';
import { CatalogueWordRow } from './activities/catalogue-word.entity.js';
import { ActivityRow } from './activities/activity.entity.js';
import { ActivityInvitationRow } from './admissions/activity-invitation.entity.js';
import { ApplicationApprovalRow } from './admissions/application-approval.entity.js';
import { ApplicationTransitionRow } from './admissions/application-transition.entity.js';
import { ApplicationRow } from './admissions/application.entity.js';
import { NominationQuotaRow } from './admissions/nomination-quota.entity.js';
import { NominationTransitionRow } from './admissions/nomination-transition.entity.js';
import { NominationRow } from './admissions/nomination.entity.js';
import { SessionTrainerRow } from './activities/session-trainer.entity.js';
import { AttendanceBatchRow } from './attendance/attendance-batch.entity.js';
import { AttendanceEventRow } from './attendance/attendance-event.entity.js';
import { AttendanceRow } from './attendance/attendance.entity.js';
import { CheckInOpeningRow } from './attendance/check-in-opening.entity.js';
import { WalkInRow } from './attendance/walk-in.entity.js';
import { AuditEventRow } from './audit/audit-event.entity.js';
import { CalendarFeedRow } from './calendar/calendar-feed.entity.js';
import { CertificateBatchMemberRow } from './certificates/certificate-batch-member.entity.js';
import { CertificateBatchRow } from './certificates/certificate-batch.entity.js';
import { CertificatePreviewRow } from './certificates/certificate-preview.entity.js';
import { CertificateRuleRow } from './certificates/certificate-rule.entity.js';
import { CertificateTemplateRow } from './certificates/certificate-template.entity.js';
import { CertificateRow } from './certificates/certificate.entity.js';
import { CountryRow } from './countries/country.entity.js';
import { CourseRow } from './courses/course.entity.js';
import { ProgrammeRow } from './courses/programme.entity.js';
import { EvaluationPlanRow } from './evaluation-plans/evaluation-plan.entity.js';
import { WavePlanRow } from './evaluation-plans/wave-plan.entity.js';
import { DeploymentRow } from './deployment/deployment.entity.js';
import { EnrolmentTransitionRow } from './enrolments/enrolment-transition.entity.js';
import { EnrolmentRow } from './enrolments/enrolment.entity.js';
import { ActivityLinkRow } from './framework/activity-link.entity.js';
import { ActivityMarkerRow } from './framework/activity-marker.entity.js';
import { CountryProgrammeRow } from './framework/country-programme.entity.js';
import { CourseLinkRow } from './framework/course-link.entity.js';
import { CourseMarkerRow } from './framework/course-marker.entity.js';
import { CrosscuttingMarkerRow } from './framework/crosscutting-marker.entity.js';
import { FundingAgreementRow } from './framework/funding-agreement.entity.js';
import { IndicatorRow } from './framework/indicator.entity.js';
import { LabourStandardRow } from './framework/labour-standard.entity.js';
import { OutcomeRow } from './framework/outcome.entity.js';
import { ReportedReachRow } from './framework/reported-reach.entity.js';
import { StoredFileRow } from './files/stored-file.entity.js';
import { ImpactCheckRow } from './impact/impact-check.entity.js';
import { ImpactFigureRow } from './impact/impact-figure.entity.js';
import { ImpactRoundRow } from './impact/impact-round.entity.js';
import { ImpactRunRow } from './impact/impact-run.entity.js';
import { WaveCountRow } from './monitor/wave-count.entity.js';
import { StaleScopeRow } from './impact/stale-scope.entity.js';
import { FigureEditionRow } from './editions/figure-edition.entity.js';
import { FigureEditionWithdrawalRow } from './editions/figure-edition-withdrawal.entity.js';
import { ImportRecordRow } from './imports/import-record.entity.js';
import { InstrumentVersionRow } from './instruments/instrument-version.entity.js';
import { InstrumentRow } from './instruments/instrument.entity.js';
import { ItemRow } from './instruments/item.entity.js';
import { MailingLeftOutRow } from './mailings/mailing-left-out.entity.js';
import { MailingRecipientRow } from './mailings/mailing-recipient.entity.js';
import { SurveyLetterRow } from './survey-letters/survey-letter.entity.js';
import { SurveyLetterTestRow } from './survey-letters/survey-letter-test.entity.js';
import { MailingTestRow } from './mailings/mailing-test.entity.js';
import { MailingTextRow } from './mailings/mailing-text.entity.js';
import { MailingRow } from './mailings/mailing.entity.js';
import { AssignmentRow } from './materials/assignment.entity.js';
import { MaterialModuleRow } from './materials/material-module.entity.js';
import { MaterialPageFileRow } from './materials/material-page-file.entity.js';
import { MaterialPageRow } from './materials/material-page.entity.js';
import { MaterialProgressRow } from './materials/material-progress.entity.js';
import { SubmissionEventRow } from './materials/submission-event.entity.js';
import { SubmissionFileRow } from './materials/submission-file.entity.js';
import { SubmissionRow } from './materials/submission.entity.js';
import { CapturedMailRow } from './messages/captured-mail.entity.js';
import { ContactStopRow } from './messages/contact-stop.entity.js';
import { ReturnedMailRow } from './messages/returned-mail.entity.js';
import { MessageRow } from './messages/message.entity.js';
import { OrganizationMergeRow } from './organizations/organization-merge.entity.js';
import { OrganizationRow } from './organizations/organization.entity.js';
import { DeliveryRow } from './outbox/delivery.entity.js';
import { OutboxRow } from './outbox/outbox.entity.js';
import { ApiKeyRow } from './people/api-key.entity.js';
import { MailedTokenRow } from './people/mailed-token.entity.js';
import { OidcAttemptRow } from './people/oidc-attempt.entity.js';
import { OidcIdentityRow } from './people/oidc-identity.entity.js';
import { FurtherEmailRow } from './people/further-email.entity.js';
import { PersonMergeRow } from './people/person-merge.entity.js';
import { PersonPairRow } from './people/person-pair.entity.js';
import { PersonRow } from './people/person.entity.js';
import { RoleAssignmentRow } from './people/role-assignment.entity.js';
import { SignInSessionRow } from './people/sign-in-session.entity.js';
import { ConsentTextRow } from './privacy/consent-text.entity.js';
import { ConsentRow } from './privacy/consent.entity.js';
import { PrivacyExportRow } from './privacy/privacy-export.entity.js';
import { PrivacyRequestRow } from './privacy/privacy-request.entity.js';
import { IdempotencyRecordRow } from './requests/idempotency-record.entity.js';
import { RateLimitWindowRow } from './requests/rate-limit-window.entity.js';
import { TestAccommodationRow } from './tests/test-accommodation.entity.js';
import { TestSittingRow } from './tests/test-sitting.entity.js';
import { CodebookRow } from './open-answers/codebook.entity.js';
import { CodebookCodeRow } from './open-answers/codebook-code.entity.js';
import { TextCodingRow } from './open-answers/text-coding.entity.js';
import { TextTranslationRow } from './open-answers/text-translation.entity.js';
import { TextRedactionRow } from './open-answers/text-redaction.entity.js';
import { TextQuoteRow } from './open-answers/text-quote.entity.js';
import { AnswerRow } from './responses/answer.entity.js';
import { ResponseRow } from './responses/response.entity.js';
import { FundingLineRow } from './selection/funding-line.entity.js';
import { LogisticsFormRow } from './selection/logistics-form.entity.js';
import { OfferRow } from './selection/offer.entity.js';
import { SelectionConflictRow } from './selection/selection-conflict.entity.js';
import { SelectionCriterionRow } from './selection/selection-criterion.entity.js';
import { SelectionDecisionRow } from './selection/selection-decision.entity.js';
import { SelectionNoteRow } from './selection/selection-note.entity.js';
import { SelectionRuleRow } from './selection/selection-rule.entity.js';
import { SelectionScoreRow } from './selection/selection-score.entity.js';
import { WithdrawalChargeRow } from './selection/withdrawal-charge.entity.js';
import { SettingRow } from './settings/setting.entity.js';
import { FrameMemberRow } from './waves/frame-member.entity.js';
import { FrameOrganizationRow } from './waves/frame-organization.entity.js';
import { InvitationRow } from './waves/invitation.entity.js';
import { SupervisorProposalRow } from './supervisors/supervisor-proposal.entity.js';
import { SupervisorRow } from './supervisors/supervisor.entity.js';
import { WaveRow } from './waves/wave.entity.js';
import { ClockAlarmRow } from './workers/clock-alarm.entity.js';
import { ClockSeenRow } from './workers/clock-seen.entity.js';
import { WorkerHeartbeatRow } from './workers/worker-heartbeat.entity.js';
import { DeputyshipRow } from './responsible/deputyship.entity.js';
import { HandOverActivityRow } from './responsible/hand-over-activity.entity.js';
import { HandOverRow } from './responsible/hand-over.entity.js';
import { PersonNoteRow } from './people/person-note.entity.js';
import { TransferLineRow } from './transfers/transfer-line.entity.js';
import { TransferRow } from './transfers/transfer.entity.js';
import { AnonymousAnswerRow } from './anonymous/anonymous-answer.entity.js';
import { AnonymousWaveRow } from './anonymous/anonymous-wave.entity.js';

/** Every row class; the drift test holds them against the migrated schema. */
export const entities = [
  ActivityObjectiveRow,
  ActivityPhaseRow,
  ActivityPriceRow,
  ActivitySessionRow,
  ActivityStaffRow,
  ActivityTargetRow,
  ActivityTransitionRow,
  ActivityVenueRow,
  ActivitySearchRow,
  CatalogueWordRow,
  CalendarFeedRow,
  ActivityRow,
  ActivityInvitationRow,
  ApplicationApprovalRow,
  ApplicationTransitionRow,
  ApplicationRow,
  NominationQuotaRow,
  NominationTransitionRow,
  NominationRow,
  SessionTrainerRow,
  AttendanceBatchRow,
  AttendanceEventRow,
  AttendanceRow,
  CheckInOpeningRow,
  WalkInRow,
  AuditEventRow,
  CertificateBatchMemberRow,
  CertificateBatchRow,
  CertificatePreviewRow,
  CertificateRuleRow,
  CertificateTemplateRow,
  CertificateRow,
  CountryRow,
  CourseRow,
  ProgrammeRow,
  EvaluationPlanRow,
  WavePlanRow,
  DeploymentRow,
  EnrolmentTransitionRow,
  EnrolmentRow,
  ActivityLinkRow,
  ActivityMarkerRow,
  CountryProgrammeRow,
  CourseLinkRow,
  CourseMarkerRow,
  CrosscuttingMarkerRow,
  FundingAgreementRow,
  IndicatorRow,
  LabourStandardRow,
  OutcomeRow,
  ReportedReachRow,
  StoredFileRow,
  ImpactCheckRow,
  ImpactFigureRow,
  ImpactRoundRow,
  ImpactRunRow,
  StaleScopeRow,
  FigureEditionRow,
  FigureEditionWithdrawalRow,
  WaveCountRow,
  ImportRecordRow,
  InstrumentVersionRow,
  InstrumentRow,
  ItemRow,
  AssignmentRow,
  MaterialModuleRow,
  MaterialPageFileRow,
  MaterialPageRow,
  MaterialProgressRow,
  SubmissionEventRow,
  SubmissionFileRow,
  SubmissionRow,
  MailingLeftOutRow,
  MailingRecipientRow,
  MailingTestRow,
  SurveyLetterRow,
  SurveyLetterTestRow,
  MailingTextRow,
  MailingRow,
  CapturedMailRow,
  ContactStopRow,
  ReturnedMailRow,
  MessageRow,
  OrganizationMergeRow,
  OrganizationRow,
  DeliveryRow,
  OutboxRow,
  ApiKeyRow,
  MailedTokenRow,
  OidcAttemptRow,
  OidcIdentityRow,
  FurtherEmailRow,
  PersonMergeRow,
  PersonNoteRow,
  PersonPairRow,
  PersonRow,
  RoleAssignmentRow,
  SignInSessionRow,
  ConsentTextRow,
  ConsentRow,
  PrivacyExportRow,
  PrivacyRequestRow,
  IdempotencyRecordRow,
  RateLimitWindowRow,
  TestAccommodationRow,
  TestSittingRow,
  CodebookRow,
  CodebookCodeRow,
  TextCodingRow,
  TextTranslationRow,
  TextRedactionRow,
  TextQuoteRow,
  AnswerRow,
  ResponseRow,
  FundingLineRow,
  LogisticsFormRow,
  OfferRow,
  SelectionConflictRow,
  SelectionCriterionRow,
  SelectionDecisionRow,
  SelectionNoteRow,
  SelectionRuleRow,
  SelectionScoreRow,
  WithdrawalChargeRow,
  SettingRow,
  FrameMemberRow,
  FrameOrganizationRow,
  InvitationRow,
  WaveRow,
  SupervisorRow,
  SupervisorProposalRow,
  ClockAlarmRow,
  ClockSeenRow,
  WorkerHeartbeatRow,
  DeputyshipRow,
  HandOverActivityRow,
  HandOverRow,
  TransferLineRow,
  TransferRow,
  AnonymousAnswerRow,
  AnonymousWaveRow,
];
