export * from './admissions/activity-invitation.repository.js';
export { ApplicationApprovalRepository } from './admissions/application-approval.repository.js';
export { NominationQuotaRepository, type NominatingEntry } from './admissions/nomination-quota.repository.js';
export { NominationRepository, type NominationEntry } from './admissions/nomination.repository.js';
export { AdmissionMailRepository, type AdmissionMail } from './admissions/admission-mail.repository.js';
export * from './admissions/admission-window.repository.js';
export * from './admissions/application-list.repository.js';
export { ApplicationRepository, type LockedApplication } from './admissions/application.repository.js';
export { ActivityObjectiveRow } from './activities/activity-objective.entity.js';
export { ActivityPhaseRow } from './activities/activity-phase.entity.js';
export { ActivityPriceRow } from './activities/activity-price.entity.js';
export * from './admissions/own-application.repository.js';
export { ActivitySessionRow } from './activities/activity-session.entity.js';
export { ActivityStaffRow } from './activities/activity-staff.entity.js';
export { ActivityTargetRow } from './activities/activity-target.entity.js';
export { ActivityVenueRow } from './activities/activity-venue.entity.js';
export { ActivityRow } from './activities/activity.entity.js';
export { SessionTrainerRow } from './activities/session-trainer.entity.js';
export { AuditEventRow } from './audit/audit-event.entity.js';
export { CertificateBatchMemberRow } from './certificates/certificate-batch-member.entity.js';
export { CertificateBatchRow } from './certificates/certificate-batch.entity.js';
export { CertificatePreviewRow } from './certificates/certificate-preview.entity.js';
export { CertificateRuleRow } from './certificates/certificate-rule.entity.js';
export { CertificateTemplateRow } from './certificates/certificate-template.entity.js';
export { CertificateRow } from './certificates/certificate.entity.js';
export { CountryRow } from './countries/country.entity.js';
export { CourseRow } from './courses/course.entity.js';
export { ProgrammeRow } from './courses/programme.entity.js';
export { ActivityLinkRow } from './framework/activity-link.entity.js';
export { ActivityMarkerRow } from './framework/activity-marker.entity.js';
export { CountryProgrammeRow } from './framework/country-programme.entity.js';
export { CourseLinkRow } from './framework/course-link.entity.js';
export { CourseMarkerRow } from './framework/course-marker.entity.js';
export { CrosscuttingMarkerRow } from './framework/crosscutting-marker.entity.js';
export { FundingAgreementRow } from './framework/funding-agreement.entity.js';
export { IndicatorRow } from './framework/indicator.entity.js';
export { LabourStandardRow } from './framework/labour-standard.entity.js';
export { OutcomeRow } from './framework/outcome.entity.js';
export { ReportedReachRow } from './framework/reported-reach.entity.js';
export { EvaluationPlanRow } from './evaluation-plans/evaluation-plan.entity.js';
export { WavePlanRow } from './evaluation-plans/wave-plan.entity.js';
export { DeploymentRow } from './deployment/deployment.entity.js';
export { AttendanceBatchRow } from './attendance/attendance-batch.entity.js';
export { AttendanceEventRow } from './attendance/attendance-event.entity.js';
export { AttendanceRow } from './attendance/attendance.entity.js';
export { CheckInOpeningRow } from './attendance/check-in-opening.entity.js';
export { WalkInRow } from './attendance/walk-in.entity.js';
export { EnrolmentTransitionRow } from './enrolments/enrolment-transition.entity.js';
export { EnrolmentRow } from './enrolments/enrolment.entity.js';
export { StoredFileRow } from './files/stored-file.entity.js';
export { ImpactCheckRow } from './impact/impact-check.entity.js';
export { ImpactFigureRow } from './impact/impact-figure.entity.js';
export { ImpactRoundRow } from './impact/impact-round.entity.js';
export { ImpactRunRow } from './impact/impact-run.entity.js';
export { StaleScopeRow } from './impact/stale-scope.entity.js';
export { FigureEditionRow } from './editions/figure-edition.entity.js';
export { FigureEditionWithdrawalRow } from './editions/figure-edition-withdrawal.entity.js';
export { ImportRecordRow } from './imports/import-record.entity.js';
export { InstrumentVersionRow } from './instruments/instrument-version.entity.js';
export { InstrumentRow } from './instruments/instrument.entity.js';
export { ItemRow } from './instruments/item.entity.js';
export { MailingLeftOutRow } from './mailings/mailing-left-out.entity.js';
export { MailingRecipientRow } from './mailings/mailing-recipient.entity.js';
export { MailingTestRow } from './mailings/mailing-test.entity.js';
export { MailingTextRow } from './mailings/mailing-text.entity.js';
export { MailingRow } from './mailings/mailing.entity.js';
export { CapturedMailRow } from './messages/captured-mail.entity.js';
export { ContactStopRow } from './messages/contact-stop.entity.js';
export { MessageRow } from './messages/message.entity.js';
export { OrganizationRow } from './organizations/organization.entity.js';
export { DeliveryRow } from './outbox/delivery.entity.js';
export { OutboxRow } from './outbox/outbox.entity.js';
export { ApiKeyRow } from './people/api-key.entity.js';
export { MailedTokenRow } from './people/mailed-token.entity.js';
export { OidcAttemptRow } from './people/oidc-attempt.entity.js';
export { OidcIdentityRow } from './people/oidc-identity.entity.js';
export { FurtherEmailRow } from './people/further-email.entity.js';
export { PersonMergeRow } from './people/person-merge.entity.js';
export { PersonPairRow } from './people/person-pair.entity.js';
export { PersonRow } from './people/person.entity.js';
export { RoleAssignmentRow } from './people/role-assignment.entity.js';
export { SignInSessionRow } from './people/sign-in-session.entity.js';
export { ConsentTextRow } from './privacy/consent-text.entity.js';
export { ConsentRow } from './privacy/consent.entity.js';
export { PrivacyExportRow } from './privacy/privacy-export.entity.js';
export { PrivacyRequestRow } from './privacy/privacy-request.entity.js';
export { IdempotencyRecordRow } from './requests/idempotency-record.entity.js';
export { RateLimitWindowRow } from './requests/rate-limit-window.entity.js';
export { AnswerRow } from './responses/answer.entity.js';
export { ResponseRow } from './responses/response.entity.js';
export { SettingRow } from './settings/setting.entity.js';
export { FrameMemberRow } from './waves/frame-member.entity.js';
export { InvitationRow } from './waves/invitation.entity.js';
export { WaveRow } from './waves/wave.entity.js';
export * from './messages/expected-mail.repository.js';
export * from './supervisors/supervisor.repository.js';
export * from './waves/own-questions.repository.js';
export * from './waves/wave-room.repository.js';
export { AuditRepository, type AuditEntry, type AuditLine } from './audit/audit.repository.js';
export * from './data-source.js';
export { entities } from './entities.js';
export * from './in-transaction.js';
export { publish } from './outbox/publish.js';
export * from './follow-ups/due-invitation.repository.js';
export { placeInvitation, placeReminder, RequestRoom } from './follow-ups/request-room.js';
export { RequestRoomRepository } from './follow-ups/request-room.repository.js';
export { OpenWaveRepository } from './follow-ups/open-wave.repository.js';
export { DueWaveRepository } from './follow-ups/due-wave.repository.js';
export { CapturedMailRepository } from './messages/captured-mail.repository.js';
export { DeliveryLedgerRepository, type HandedDelivery } from './messages/delivery-ledger.repository.js';
export * from './messages/mail-content.repository.js';
export * from './messages/send-ledger.repository.js';
export { SettingRepository, defaultSettings } from './settings/setting.repository.js';
export { UpkeepRepository } from './upkeep/upkeep.repository.js';
export { ClockAlarmRepository, type OpenClockAlarm } from './workers/clock-alarm.repository.js';
export { WorkerHeartbeatRepository } from './workers/worker-heartbeat.repository.js';
export { EnrolmentMailRepository } from './enrolments/enrolment-mail.repository.js';
export * from './impact/cross-scope.js';
export * from './impact/impact-input.repository.js';
export * from './impact/impact-run.repository.js';
export * from './impact/run-candidate.js';
export * from './impact/scope-figures.js';
export * from './impact/rerun.js';
export * from './impact/impact-round.repository.js';
export * from './impact/impact-check.repository.js';
export { StoredRunRepository, type StoredRun } from './impact/stored-run.repository.js';
export { WavePairRepository } from './impact/wave-pair.repository.js';
export { repeatedItems, settleRepeated } from './impact/repeated-answers.js';
export * from './requests/idempotency.repository.js';
export { SubjectRepository, type SubjectRow } from './requests/subject.repository.js';
export { ApiKeyRepository, type ApiKeyLine } from './people/api-key.repository.js';
export { DeploymentRepository, type ClockReading } from './deployment/deployment.repository.js';
export {
  OrganizationRepository,
  type OrganizationFacts,
  type OrganizationFound,
  type OrganizationLine,
} from './organizations/organization.repository.js';
export {
  OrganizationMergeRepository,
  type OrganizationMergeEntry,
} from './organizations/organization-merge.repository.js';
export {
  QueueHealthRepository,
  type DeadDelivery,
  type WorkerSeen,
} from './workers/queue-health.repository.js';
export { everyRow, noRows, rowScopeOfGrants, type RowScope, type ScopedRole } from './row-scope.js';
export { ImportRecordRepository } from './imports/import-record.repository.js';
export {
  type BankEntry,
  type DraftEntry,
  type InstrumentListEntry,
  InstrumentListRepository,
  type InstrumentOrigin,
  type VersionEntry,
} from './instruments/instrument-list.repository.js';
export {
  hashDefinition,
  InstrumentRepository,
  type InstrumentVersion,
  type PublishedVersion,
  type LockedInstrument,
} from './instruments/instrument.repository.js';
export { ActivityRepository } from './activities/activity.repository.js';
export type {
  ActivityDetail,
  ActivityEntry,
  LockedActivity,
  PlanningDraft,
} from './activities/activity.repository.js';
export { ActivityCancellingRepository } from './activities/activity-cancelling.repository.js';
export { ActivityPlanRepository, type PlanParts } from './activities/activity-plan.repository.js';
export { ActivityStaffRepository } from './activities/activity-staff.repository.js';
export { ActivityTransitionRow } from './activities/activity-transition.entity.js';
export { SessionCalendarRepository } from './activities/session-calendar.repository.js';
export { ActivitySessionRepository } from './activities/activity-session.repository.js';
export { activityScopeOfGrants, type ActivityScope } from './activities/activity-scope.js';
export type { ActivityFacts, SessionFacts } from './activities/activity.sql.js';
export {
  CatalogueRepository,
  type CatalogueEntry,
  type CatalogueFacts,
} from './activities/catalogue.repository.js';
export { ActivityLineRepository } from './activities/activity-line.repository.js';
export { CourseRepository } from './courses/course.repository.js';
export type { CourseDetail, CourseEntry } from './courses/course.repository.js';
export { ProgrammeRepository } from './courses/programme.repository.js';
export { FrameworkLinkRepository } from './framework/framework-link.repository.js';
export type { FrameworkSubject, MarkerScore } from './framework/framework-link.repository.js';
export { FrameworkRepository } from './framework/framework.repository.js';
export { ReportedReachRepository } from './framework/reported-reach.repository.js';
export { CalendarFeedRepository, type CalendarEntry } from './calendar/calendar-feed.repository.js';
export * from './evaluation-plans/evaluation-plan.repository.js';
export * from './evaluation-plans/wave-plan.repository.js';
export * from './evaluation-plans/plan-reading.repository.js';
export * from './waves/follow-plan.js';
export { AttendanceBatchRepository } from './attendance/attendance-batch.repository.js';
export {
  AttendanceOverviewRepository,
  type AttendanceFacts,
  type OverviewEntry,
} from './attendance/attendance-overview.repository.js';
export {
  AttendanceRepository,
  type AttendanceSource,
  type NewMark,
  type StandingMark,
} from './attendance/attendance.repository.js';
export { CheckInRepository, type LiveOpening, type ShownOpening } from './attendance/check-in.repository.js';
export {
  RoomRepository,
  type HistoryEntry,
  type RoomEntry,
  type RoomSession,
} from './attendance/room.repository.js';
export { WalkInRepository } from './attendance/walk-in.repository.js';
export {
  EnrolmentRepository,
  type ApplicantFacts,
  type EnrolmentEntry,
  type MyEnrolmentEntry,
} from './enrolments/enrolment.repository.js';
export { promoteWaiting } from './enrolments/promote-waiting.js';
export { RosterRepository, type RosterEntry } from './enrolments/roster.repository.js';
export { ContactStopRepository, type StandingStop } from './messages/contact-stop.repository.js';
export { type ReturnedMailReading, ReturnedMailRepository } from './messages/returned-mail.repository.js';
export * from './responses/personal-link.repository.js';
export { PaperRepository, type PaperLink } from './responses/paper.repository.js';
export { ResponseRepository, type StoredResponse, type Submission } from './responses/response.repository.js';
export { InvitationRepository } from './waves/invitation.repository.js';
export * from './waves/wave-privacy-reading.repository.js';
export { WaveRepository, type WaveToMove, type WaveEntry } from './waves/wave.repository.js';
export {
  MailedTokenRepository,
  type TokenPurpose,
  type UsedToken,
} from './people/mailed-token.repository.js';
export { OidcRepository, type OidcAttempt } from './people/oidc.repository.js';
export {
  PersonDirectoryRepository,
  type DirectoryPerson,
  type DirectoryRow,
} from './people/person-directory.repository.js';
export { PersonMergeRepository, type FormerRecordEntry } from './people/person-merge.repository.js';
export { PersonPairRepository } from './people/person-pair.repository.js';
export { PersonRepository, type Account } from './people/person.repository.js';
export { RoleAssignmentRepository, type RoleGrant } from './people/role-assignment.repository.js';
export { SignInSessionRepository, type SignInMethod } from './people/sign-in-session.repository.js';
export { RateLimitRepository, type RateWindow } from './requests/rate-limit.repository.js';
export {
  ReleasedRunRepository,
  type CentreGroup,
  type ReleasedFigure,
  type ReleasedRun,
} from './impact/released-run.repository.js';
export { ReachRepository, type ReachCounts } from './impact/reach.repository.js';
export { RunSourceRepository } from './impact/run-source.repository.js';
export { ReleasedFiguresRepository, type PlacedFigure } from './impact/released-figures.repository.js';
export { FigureEditionRepository, type FigureEdition } from './editions/figure-edition.repository.js';
export { TodoRepository, type HouseEntry, type TodoEntry } from './home/todo.repository.js';
export { MessageReadingRepository, type MessageEntry } from './messages/message-reading.repository.js';
export { fileLinks, type FileLink } from './files/file-links.js';
export { FileReaderRepository, type FileContent } from './files/file-reader.repository.js';
export { StoredFileRepository } from './files/stored-file.repository.js';
export { notPersonal, personalTables } from './privacy/personal-columns.js';
export * from './privacy/personal-table.js';
export { ConsentRepository, type ConsentEntry, type ConsentText } from './privacy/consent.repository.js';
export { PersonalDataRepository } from './privacy/personal-data.repository.js';
export { PrivacyRequestRepository, type OwnPrivacyRequest } from './privacy/privacy-request.repository.js';
export { takePlace } from './enrolments/take-place.js';
export { settleWithdrawal } from './selection/settle-withdrawal.js';
export { endNomination, passOnPlace } from './admissions/end-nomination.js';
export { takeOverPlace } from './admissions/take-over-place.js';
export { advanceReserve, publishTold } from './selection/advance-reserve.js';
export { FundingLineRepository, type FundedEntry } from './selection/funding-line.repository.js';
export { LogisticsFormRepository } from './selection/logistics-form.repository.js';
export { type MovedOffers, OfferRepository, type StartMove } from './selection/offer.repository.js';
export { SelectionBoardRepository, type BoardEntry } from './selection/selection-board.repository.js';
export { SelectionCriterionRepository } from './selection/selection-criterion.repository.js';
export { SelectionDecisionRepository } from './selection/selection-decision.repository.js';
export {
  SelectionLetterRepository,
  type LetterActivity,
  type LetterDecision,
} from './selection/selection-letter.repository.js';
export { SelectionPanelRepository } from './selection/selection-panel.repository.js';
export { SelectionRuleRepository, type SelectionRules } from './selection/selection-rule.repository.js';
export { WithdrawalChargeRepository } from './selection/withdrawal-charge.repository.js';
export { AssignmentRepository } from './materials/assignment.repository.js';
export { MaterialProgressRepository } from './materials/material-progress.repository.js';
export { MaterialReadingRepository, type PageToRead } from './materials/material-reading.repository.js';
export { MaterialRepository, type AuthoredPageEntry } from './materials/material.repository.js';
export { SubmissionRepository, type OwnWork } from './materials/submission.repository.js';
export { copyMaterials } from './materials/copy-materials.js';
export {
  CertificateBatchRepository,
  type BatchEntry,
  type ClaimedMember,
} from './certificates/certificate-batch.repository.js';
export {
  CertificateCandidateRepository,
  type CandidateFacts,
} from './certificates/certificate-candidate.repository.js';
export { CertificatePreviewRepository } from './certificates/certificate-preview.repository.js';
export {
  CertificateRuleRepository,
  type CertificateRuleEntry,
} from './certificates/certificate-rule.repository.js';
export { CertificateSheetRepository, type SheetFacts } from './certificates/certificate-sheet.repository.js';
export { CertificateTemplateRepository } from './certificates/certificate-template.repository.js';
export {
  CertificateRepository,
  type MyCertificateEntry,
  type VerifiedCertificate,
} from './certificates/certificate.repository.js';
export { ActivityTimelineRepository } from './responsible/activity-timeline.repository.js';
export { DeputyshipRepository } from './responsible/deputyship.repository.js';
export { HandOverRepository, type ActivityToHandOver } from './responsible/hand-over.repository.js';
export { PersonNoteRepository, type PersonNoteEntry } from './people/person-note.repository.js';
export {
  MailingAudienceRepository,
  type AudienceCount,
  type AudienceSample,
} from './mailings/mailing-audience.repository.js';
export { MailingRecipientRepository, type RecipientEntry } from './mailings/mailing-recipient.repository.js';
export {
  MailingRepository,
  writtenLocales,
  type MailingDetail,
  type MailingListEntry,
  type MailingReach,
} from './mailings/mailing.repository.js';
export { BoardRepository, type NomineeOnBoard } from './home/board.repository.js';
export { TransferLineRow } from './transfers/transfer-line.entity.js';
export { TransferRow } from './transfers/transfer.entity.js';
export * from './transfers/transfer.repository.js';
export { checkSheet } from './transfers/check-sheet.js';
export { applySheet, foreseeSheet } from './transfers/apply-sheet.js';
export { marksToChange } from './attendance/marks-to-change.js';
export type { SheetPart } from './transfers/sheet-part.js';
export { readForExport } from './transfers/export-sheet.js';
export { readStandardForm } from './admissions/standard-form.js';
export * from './tests/hand-in-draft.js';
export * from './tests/test-accommodation.repository.js';
export * from './tests/test-grace.js';
export * from './tests/test-result.repository.js';
export * from './tests/test-sitting.repository.js';
export * from './anonymous/anonymous-box.repository.js';
export * from './anonymous/anonymous-response.repository.js';
export * from './anonymous/anonymous-wave.repository.js';
export * from './anonymous/boxed-content.js';
export * from './anonymous/box-linked-answers.js';
export * from './anonymous/cut-links.js';
export * from './anonymous/link-cutting.repository.js';
export * from './open-answers/codebook.repository.js';
export * from './open-answers/open-text.repository.js';
export * from './open-answers/text-coding.repository.js';
export { type Channel, EmailChannel, type Letter, SheetChannel } from './messages/channels.js';
export { type LinkReader, LinkSheetRepository } from './monitor/link-sheet.repository.js';
export * from './monitor/response-monitor.repository.js';
export * from './monitor/wave-count.repository.js';
export * from './follow-ups/dry-run.repository.js';
export { rehearse, type RehearsedMail } from './follow-ups/rehearse.js';
export * from './survey-letters/survey-letter.repository.js';
