import type { MetricWords, ProcessMetricId } from '../metric-words.js';

export const processWords: Record<ProcessMetricId, MetricWords> = {
  R1: {
    name: 'Inscriptions et apprenants',
    formula: 'Inscriptions des personnes venues, et nombre de personnes différentes.',
    numerator: 'Inscriptions suivies ou achevées',
    denominator: null,
    edge: 'Une personne dans deux activités d’une année fait deux inscriptions et un apprenant ; l’intitulé dit ce qui est donné.',
  },
  R2: {
    name: 'Jours-participants',
    formula: 'Jours de présence, additionnés sur les personnes.',
    numerator: 'Jours de présence',
    denominator: null,
    edge: 'Une demi-journée compte un demi. En ligne, six heures font un jour.',
  },
  R3: {
    name: 'Part d’un groupe',
    formula: 'Inscriptions d’un groupe de mandants, rapportées à celles dont le groupe est connu.',
    numerator: 'Inscriptions du groupe',
    denominator: 'Inscriptions dont le groupe est connu',
    edge: 'Celles dont le groupe n’est pas connu sont données à part.',
    gap: 'Le tableau de sélection montre les groupes des personnes retenues face aux cibles ; les inscriptions d’une année ne sont pas réunies.',
  },
  R4: {
    name: 'Part des femmes',
    formula: 'Femmes, rapportées aux femmes et aux hommes.',
    numerator: 'Femmes',
    denominator: 'Femmes et hommes',
    edge: 'Les autres réponses et l’absence de réponse sont données à part.',
    gap: 'Le tableau de sélection la montre pour les personnes retenues ; les inscriptions d’une année ne sont pas réunies.',
  },
  R5: {
    name: 'Achèvement et certification',
    formula:
      'Inscriptions remplissant la règle d’achèvement, rapportées à toutes ; certificats de réussite, rapportés aux inscriptions des activités avec évaluation.',
    numerator: 'Inscriptions achevées ; certificats de réussite',
    denominator: 'Inscriptions commencées ; celles des activités avec évaluation',
    edge: 'Qui s’est retiré avant le début est en dehors.',
  },
  R6: {
    name: 'Assiduité',
    formula: 'Séances où la personne était présente, rapportées aux séances qui comptent.',
    numerator: 'Séances de présence, une partie de séance comptant un demi',
    denominator: 'Séances qui comptent pour la personne',
    edge: 'Les séances excusées sont laissées de côté. La règle de l’activité dit quelle part est nécessaire.',
  },
  R7: {
    name: 'Taux de sélection',
    formula: 'Candidatures retenues, rapportées aux candidatures recevables, en tout et par groupe.',
    numerator: 'Candidatures retenues',
    denominator: 'Candidatures recevables',
    edge: 'Il montre si un groupe est moins souvent retenu qu’un autre ; il ne dit pas pourquoi.',
    gap: 'Donné dans l’ensemble ; par groupe, il n’est pas calculé.',
  },
  Q1: {
    name: 'Taux de réponse',
    formula:
      'Réponses complètes (RR1), et réponses complètes et partielles (RR2), rapportées à toutes les personnes invitées.',
    numerator: 'RR1 : complètes ; RR2 : complètes et partielles',
    denominator: 'Toutes les personnes de la liste figée des invités',
    edge: 'Complète : au moins 80 % des questions obligatoires ; partielle : 50 à 79 %. Les adresses rejetées restent au dénominateur. Pour chaque question, la part sans réponse est donnée aussi.',
  },
  Q2: {
    name: 'Intervalle d’une part',
    formula: 'Intervalle de Wilson à 95 % ; pour les chiffres pondérés, avec le nombre effectif de réponses.',
    numerator: null,
    denominator: null,
    edge: 'Il ne couvre que le hasard, pas le biais dû à celles et ceux qui n’ont pas répondu, même quand tout le monde a été interrogé.',
    gap: 'La marge pour un petit groupe fini n’est pas utilisée : les répondants n’en sont pas un échantillon aléatoire.',
  },
  Q3: {
    name: 'Représentativité',
    formula:
      'Part d’un groupe parmi les répondants moins sa part parmi les invités, par groupe, sexe et région.',
    numerator: 'Part parmi les réponses moins part parmi les invités',
    denominator: null,
    edge: 'Une différence n’importe que si le groupe répond aussi autrement.',
  },
  Q4: {
    name: 'Réponses précoces et tardives',
    formula:
      'Moyenne des personnes ayant répondu après le dernier rappel moins celle des premières à répondre.',
    numerator: 'Moyenne des réponses tardives moins moyenne des précoces',
    denominator: null,
    edge: 'Que les tardifs ressemblent aux silencieux est une hypothèse.',
  },
  Q5: {
    name: 'Estimation pondérée',
    formula: 'Chaque groupe compte selon sa part parmi les invités, non selon le nombre de ses réponses.',
    numerator: 'Somme des poids multipliés par les réponses',
    denominator: 'Somme des poids',
    edge: 'Les groupes de moins de dix réponses sont d’abord réunis. Cela retire le biais dû à la réponse inégale des groupes, pas celui qui existe à l’intérieur.',
  },
  Q6: {
    name: 'Biais dû au silence',
    formula: 'Part des silencieux multipliée par la différence entre répondants et silencieux.',
    numerator: '(1 − taux de réponse) × (moyenne des réponses − moyenne des silencieux)',
    denominator: null,
    edge: 'Ce que les silencieux auraient dit n’est pas connu ; on ne peut que le supposer.',
    gap: 'Calculé sur la page, pour le taux d’application seulement.',
  },
  Q7: {
    name: 'Taux d’appariement',
    formula: 'Personnes ayant les deux formulaires, rapportées à celles qui en ont au moins un.',
    numerator: 'Personnes ayant les deux formulaires',
    denominator: 'Personnes ayant l’un ou les deux',
    edge: 'Les formulaires anonymes ne s’apparient que par les mots que les personnes gardent elles-mêmes.',
    gap: 'Donné pour chaque activité, pas pour les cours, les programmes ni le centre.',
  },
  Q8: {
    name: 'Suivi à temps',
    formula: 'Médiane des jours entre la fin et le suivi, face à 183 ; et part à 30 jours près.',
    numerator: 'Suivis à 30 jours près du jour fixé',
    denominator: 'Suivis envoyés',
    edge: 'Compté dans le fuseau horaire de l’activité.',
  },
  Q9: {
    name: 'Protection des petits groupes',
    formula:
      'Les groupes de moins de cinq sont masqués, de moins de dix pour les questions sensibles et la hiérarchie ; et avec eux ce dont on pourrait les déduire.',
    numerator: null,
    denominator: null,
    edge: 'Elle vaut sur tout ce qu’un rôle peut voir : filtres, totaux moins parties, chiffres antérieurs.',
  },
  F1: {
    name: 'Coût par participant',
    formula:
      'Coût complet rapporté aux inscriptions ; aussi aux jours-participants, et aux personnes qui appliquent.',
    numerator: 'Coût complet de l’activité',
    denominator: 'Inscriptions ; jours-participants ; personnes qui appliquent, selon le taux au pire',
    edge: 'Des coûts sans frais généraux ne sont pas des coûts complets ; l’intitulé dit ce qu’ils comprennent.',
  },
  X1: {
    name: 'Activités citant une norme',
    formula: 'Activités citant au moins une convention ou recommandation, rapportées à toutes.',
    numerator: 'Activités qui en citent une',
    denominator: 'Activités qui ont eu lieu',
    edge: 'Compte ce que citent les objectifs, non ce qui se dit en séance.',
  },
  X2: {
    name: 'Marqueur de genre et participation tripartite',
    formula:
      'Activités dont le marqueur de genre est au moins 1, rapportées à toutes ; et celles où les trois groupes ont participé.',
    numerator: 'Activités avec le marqueur ; avec les trois groupes',
    denominator: 'Activités qui ont eu lieu',
    edge: 'Une personne d’un groupe suffit pour qu’il ait participé.',
  },
  X3: {
    name: 'Normes, genre et dialogue social en actes',
    formula:
      'Part des personnes ayant depuis utilisé une norme du travail, agi pour l’égalité ou agi avec un autre groupe ; une part pour chacun.',
    numerator: 'Personnes ayant répondu « oui »',
    denominator: 'Personnes ayant répondu à la question',
    edge: 'La même part est donnée pour chaque réponse de toute autre question à choix.',
  },
};
