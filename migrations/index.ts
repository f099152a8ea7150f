import { CreateDeployment1795478400000 } from './2026/1795478400000-create-deployment.js';
import { FillCountries1795478400500 } from './2026/1795478400500-fill-countries.js';
import { CreatePeople1795478401000 } from './2026/1795478401000-create-people.js';
import { CreateTraining1795478402000 } from './2026/1795478402000-create-training.js';
import { CreateSurveys1795478403000 } from './2026/1795478403000-create-surveys.js';
import { CreateMessages1795478404000 } from './2026/1795478404000-create-messages.js';
import { CreateImpact1795478405000 } from './2026/1795478405000-create-impact.js';
import { CreateApplicationRole1795478406000 } from './2026/1795478406000-create-application-role.js';
import { AddBreakdownFrom1795478407000 } from './2026/1795478407000-add-breakdown-from.js';
import { AddAdmissionRoles1795478408000 } from './2026/1795478408000-add-admission-roles.js';
import { AddActivityPlanning1795478410000 } from './2026/1795478410000-add-activity-planning.js';
import { CreateActivityPlan1795478410100 } from './2026/1795478410100-create-activity-plan.js';
import { AddActivityCancelling1795478410200 } from './2026/1795478410200-add-activity-cancelling.js';
import { CreateFramework1795478412000 } from './2026/1795478412000-create-framework.js';
import { FillFramework1795478412100 } from './2026/1795478412100-fill-framework.js';
import { FillConventions1795478412200 } from './2026/1795478412200-fill-conventions.js';
import { FillRecommendations1795478412300 } from './2026/1795478412300-fill-recommendations.js';
import { FillProtocolsAndStandings1795478412400 } from './2026/1795478412400-fill-protocols-and-standings.js';
import { CreateCatalogueSearch1795478413000 } from './2026/1795478413000-create-catalogue-search.js';
import { CreateCalendarFeed1795478413100 } from './2026/1795478413100-create-calendar-feed.js';
import { CreatePrivacy1795478414000 } from './2026/1795478414000-create-privacy.js';
import { FillConsentTexts1795478414100 } from './2026/1795478414100-fill-consent-texts.js';
import { AddOrganizationCare1795478414200 } from './2026/1795478414200-add-organization-care.js';
import { AddReferenceMoving1795478414500 } from './2026/1795478414500-add-reference-moving.js';
import { CreateAdmissions1795478415000 } from './2026/1795478415000-create-admissions.js';
import { IndexNominationLetters1795478415100 } from './2026/1795478415100-index-nomination-letters.js';
import { CreateSelection1795478416000 } from './2026/1795478416000-create-selection.js';
import { AddOpenOffers1795478416100 } from './2026/1795478416100-add-open-offers.js';
import { AddAttendanceHistory1795478417000 } from './2026/1795478417000-add-attendance-history.js';
import { CreateStoredFiles1795478418000 } from './2026/1795478418000-create-stored-files.js';
import { CreateMaterials1795478418100 } from './2026/1795478418100-create-materials.js';
import { CreateCertificates1795478419000 } from './2026/1795478419000-create-certificates.js';
import { CreateMailings1795478420000 } from './2026/1795478420000-create-mailings.js';
import { CreateDeputies1795478422000 } from './2026/1795478422000-create-deputies.js';
import { CreateTransfers1795478421000 } from './2026/1795478421000-create-transfers.js';
import { CountPlacesByStatement1795478421100 } from './2026/1795478421100-count-places-by-statement.js';
import { FillCompletedEnrolments1795478423000 } from './2026/1795478423000-fill-completed-enrolments.js';
import { AddPreviewWords1795478423010 } from './2026/1795478423010-add-preview-words.js';
import { AddSheetAnswers1795478424000 } from './2026/1795478424000-add-sheet-answers.js';
import { CountReferences1795478424001 } from './2026/1795478424001-count-references.js';
import { AddInvitationMail1795478425000 } from './2026/1795478425000-add-invitation-mail.js';
import { FillKnownFundingAgreements1795478425010 } from './2026/1795478425010-fill-known-funding-agreements.js';
import { AddFundingAgreementKey1795478425020 } from './2026/1795478425020-add-funding-agreement-key.js';
import { AddKeptPlaces1795478425030 } from './2026/1795478425030-add-kept-places.js';
import { AddMergeHistory1795478425040 } from './2026/1795478425040-add-merge-history.js';
import { AddSpellings1795478426000 } from './2026/1795478426000-add-spellings.js';
import { AddMailingStop1795478426010 } from './2026/1795478426010-add-mailing-stop.js';
import { AddQuestionTypes1795478427000 } from './2026/1795478427000-add-question-types.js';
import { AddAnswering1795478427100 } from './2026/1795478427100-add-answering.js';
import { AddInstrumentDrafts1795478427200 } from './2026/1795478427200-add-instrument-drafts.js';
import { CreateAnonymousAnswers1795478427400 } from './2026/1795478427400-create-anonymous-answers.js';
import { CreateTestSittings1795478427500 } from './2026/1795478427500-create-test-sittings.js';
import { AddTextNames1795478427510 } from './2026/1795478427510-add-text-names.js';
import { FillTextNames1795478427520 } from './2026/1795478427520-fill-text-names.js';
import { CreateOpenAnswers1795478427530 } from './2026/1795478427530-create-open-answers.js';
import { AddTimedVersions1795570000000 } from './2026/1795570000000-add-timed-versions.js';
import { QuietenAnswers1795570000010 } from './2026/1795570000010-quieten-answers.js';
import { KeepPromises1795580000000 } from './2026/1795580000000-keep-promises.js';
import { FillLinkedMonths1795580000100 } from './2026/1795580000100-fill-linked-months.js';
import { CreateReturnedMail1795600000000 } from './2026/1795600000000-create-returned-mail.js';
import { CreateEvaluationPlans1795700000000 } from './2026/1795700000000-create-evaluation-plans.js';
import { FillEvaluationPlans1795700000100 } from './2026/1795700000100-fill-evaluation-plans.js';
import { KeepEvaluationPlans1795700000200 } from './2026/1795700000200-keep-evaluation-plans.js';
import { AddWorkingHours1795700001000 } from './2026/1795700001000-add-working-hours.js';
import { FillCountryZones1795700001100 } from './2026/1795700001100-fill-country-zones.js';
import { FillNextReminders1795700001200 } from './2026/1795700001200-fill-next-reminders.js';
import { AddStopEnd1795710000000 } from './2026/1795710000000-add-stop-end.js';
import { KeepUnsubscribeLink1795710000100 } from './2026/1795710000100-keep-unsubscribe-link.js';
import { CreateSupervisors1795720000000 } from './2026/1795720000000-create-supervisors.js';
import { CreateWaveCounts1795730000000 } from './2026/1795730000000-create-wave-counts.js';
import { PutInvitationsOff1795760000000 } from './2026/1795760000000-put-invitations-off.js';
import { AddChannels1795760000100 } from './2026/1795760000100-add-channels.js';
import { CreateSurveyLetters1795760000200 } from './2026/1795760000200-create-survey-letters.js';
import { AddWeightedFigures1795770000000 } from './2026/1795770000000-add-weighted-figures.js';
import { AddCrossScopes1795770000100 } from './2026/1795770000100-add-cross-scopes.js';
import { CreateImpactRounds1795770001000 } from './2026/1795770001000-create-impact-rounds.js';
import { CreateImpactChecks1795770001100 } from './2026/1795770001100-create-impact-checks.js';
import { CreateFigureEditions1795770002000 } from './2026/1795770002000-create-figure-editions.js';
import { AddCountryScope1795781000000 } from './2026/1795781000000-add-country-scope.js';
import { CreateClockAlarms1795784000000 } from './2026/1795784000000-create-clock-alarms.js';
import { WriteLettersInLiquid1795785000000 } from './2026/1795785000000-write-letters-in-liquid.js';
import { CountWavesLeftOut1795786000000 } from './2026/1795786000000-count-waves-left-out.js';
import { AddTelephones1795790000000 } from './2026/1795790000000-add-telephones.js';
import { OrderDueInvitations1795790000100 } from './2026/1795790000100-order-due-invitations.js';

/** In the order in which they run; a new migration is added at the end. */
export const migrations = [
  CreateDeployment1795478400000,
  FillCountries1795478400500,
  CreatePeople1795478401000,
  CreateTraining1795478402000,
  CreateSurveys1795478403000,
  CreateMessages1795478404000,
  CreateImpact1795478405000,
  CreateApplicationRole1795478406000,
  AddBreakdownFrom1795478407000,
  AddAdmissionRoles1795478408000,
  AddActivityPlanning1795478410000,
  CreateActivityPlan1795478410100,
  AddActivityCancelling1795478410200,
  CreateFramework1795478412000,
  FillFramework1795478412100,
  FillConventions1795478412200,
  FillRecommendations1795478412300,
  FillProtocolsAndStandings1795478412400,
  CreateCatalogueSearch1795478413000,
  CreateCalendarFeed1795478413100,
  CreatePrivacy1795478414000,
  FillConsentTexts1795478414100,
  AddOrganizationCare1795478414200,
  AddReferenceMoving1795478414500,
  CreateAdmissions1795478415000,
  IndexNominationLetters1795478415100,
  CreateSelection1795478416000,
  AddOpenOffers1795478416100,
  AddAttendanceHistory1795478417000,
  CreateStoredFiles1795478418000,
  CreateMaterials1795478418100,
  CreateCertificates1795478419000,
  CreateMailings1795478420000,
  CreateDeputies1795478422000,
  CreateTransfers1795478421000,
  CountPlacesByStatement1795478421100,
  FillCompletedEnrolments1795478423000,
  AddPreviewWords1795478423010,
  AddSheetAnswers1795478424000,
  CountReferences1795478424001,
  AddInvitationMail1795478425000,
  FillKnownFundingAgreements1795478425010,
  AddFundingAgreementKey1795478425020,
  AddKeptPlaces1795478425030,
  AddMergeHistory1795478425040,
  AddSpellings1795478426000,
  AddMailingStop1795478426010,
  AddQuestionTypes1795478427000,
  AddAnswering1795478427100,
  AddInstrumentDrafts1795478427200,
  CreateAnonymousAnswers1795478427400,
  CreateTestSittings1795478427500,
  AddTextNames1795478427510,
  FillTextNames1795478427520,
  CreateOpenAnswers1795478427530,
  AddTimedVersions1795570000000,
  QuietenAnswers1795570000010,
  KeepPromises1795580000000,
  FillLinkedMonths1795580000100,
  CreateReturnedMail1795600000000,
  CreateEvaluationPlans1795700000000,
  FillEvaluationPlans1795700000100,
  KeepEvaluationPlans1795700000200,
  AddWorkingHours1795700001000,
  FillCountryZones1795700001100,
  FillNextReminders1795700001200,
  AddStopEnd1795710000000,
  KeepUnsubscribeLink1795710000100,
  CreateSupervisors1795720000000,
  CreateWaveCounts1795730000000,
  PutInvitationsOff1795760000000,
  AddChannels1795760000100,
  CreateSurveyLetters1795760000200,
  AddWeightedFigures1795770000000,
  AddCrossScopes1795770000100,
  CreateImpactRounds1795770001000,
  CreateImpactChecks1795770001100,
  CreateFigureEditions1795770002000,
  AddCountryScope1795781000000,
  CreateClockAlarms1795784000000,
  WriteLettersInLiquid1795785000000,
  CountWavesLeftOut1795786000000,
  AddTelephones1795790000000,
  OrderDueInvitations1795790000100,
];
