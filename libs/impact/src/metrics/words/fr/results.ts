import type { MetricWords, ResultMetricId } from '../metric-words.js';

export const resultWords: Record<ResultMetricId, MetricWords> = {
  'L1.1': {
    name: 'Satisfaction, moyenne',
    formula: 'Moyenne de l’appréciation globale de 1 à 5, parmi celles et ceux qui en ont donné une.',
    numerator: 'Somme des appréciations',
    denominator: 'Personnes ayant donné une appréciation',
    edge: 'Il y a deux moyennes : chaque personne compte une fois, ou chaque activité compte une fois. Elles diffèrent quand les activités n’ont pas la même taille ; l’intitulé dit donc laquelle est donnée.',
    gap: 'Seule la moyenne sur les personnes est calculée, pas la moyenne des moyennes d’activités.',
  },
  'L1.2': {
    name: 'Deux meilleures réponses',
    formula: 'Part des réponses situées sur l’un des deux échelons les plus hauts de l’échelle.',
    numerator: 'Personnes ayant choisi l’un des deux échelons les plus hauts',
    denominator: 'Personnes ayant répondu à la question',
    edge: 'La part de chaque échelon figure à côté. Les échelles sont faites de sorte que haut veut dire bon.',
  },
  'L1.3': {
    name: 'Indice de pertinence et d’engagement',
    formula:
      'Moyenne des réponses d’une personne aux affirmations sur la pertinence et l’engagement, puis moyenne sur les personnes.',
    numerator: 'Somme des moyennes individuelles',
    denominator: 'Personnes ayant répondu à la moitié au moins des affirmations',
    edge: 'L’alpha de Cronbach figure à côté à partir de 30 personnes ; en dessous, son intervalle est trop large pour dire quoi que ce soit.',
  },
  'L1.4': {
    name: 'Score de recommandation (NPS)',
    formula: 'Part des réponses 9 et 10 moins part des réponses 0 à 6, multipliée par 100.',
    numerator: 'Personnes ayant répondu 9 ou 10, moins celles ayant répondu 0 à 6',
    denominator: 'Personnes ayant répondu à la question',
    edge: 'Va de −100 à 100. Les réponses 7 et 8 ne comptent qu’au dénominateur. À partir de 10 réponses.',
  },
  'L2.1': {
    name: 'Taux d’acquisition de connaissances',
    formula:
      'Part des personnes dont le test final dépasse le test initial d’au moins le nombre de points fixé.',
    numerator: 'Personnes ayant plus de points après qu’avant',
    denominator: 'Personnes ayant passé les deux tests',
    edge: 'Qui avait déjà tous les points ne peut pas progresser : le taux est donné avec et sans ces personnes, et elles sont comptées.',
    gap: 'Donné pour chaque activité, pas pour les cours, les programmes ni le centre.',
  },
  'L2.2': {
    name: 'Gain moyen',
    formula:
      'Moyenne des points après moins les points avant, parmi les personnes ayant passé les deux tests, sur une échelle de 0 à 100.',
    numerator: 'Somme des différences',
    denominator: 'Personnes ayant passé les deux tests',
    edge: 'Pas de test de signification en dessous de dix paires. Le nombre de personnes n’ayant passé qu’un test est indiqué.',
    gap: 'Le gain par paires est donné pour chaque activité ; au-dessus il y a la moyenne de chaque test.',
  },
  'L2.3': {
    name: 'Gain normalisé du groupe',
    formula:
      'Gain moyen divisé par le gain encore possible : moyenne après moins moyenne avant, sur 100 moins moyenne avant.',
    numerator: 'Moyenne après moins moyenne avant',
    denominator: '100 moins moyenne avant',
    edge: 'On dit faible en dessous de 0,3 et fort à partir de 0,7 ; ces repères viennent de cours de physique. La moyenne des gains individuels est un autre nombre et ne s’y mêle jamais.',
    gap: 'Donné pour chaque activité, pas pour les cours, les programmes ni le centre.',
  },
  'L2.4': {
    name: 'Changement normalisé des personnes',
    formula:
      'Pour chaque personne, le gain rapporté à ce qui était possible, ou la perte rapportée à ce qui existait ; puis la moyenne sur les personnes.',
    numerator: 'Somme des changements individuels',
    denominator: 'Personnes ayant passé les deux tests, sans celles à 0 ou à 100 les deux fois',
    edge: 'Il traite les pertes comme les gains, ce que ne fait pas le gain normalisé individuel.',
    gap: 'Donné pour chaque activité, pas pour les cours, les programmes ni le centre.',
  },
  'L2.5': {
    name: 'Taille d’effet du changement',
    formula:
      'Gain moyen en écarts types : de la moyenne des deux tests (pour comparer), ou des différences (pour planifier).',
    numerator: 'Gain moyen',
    denominator: 'Écart type, en disant lequel',
    edge: 'Les deux versions diffèrent ; l’intitulé nomme la sienne. Corrigée pour les petits groupes ; non donnée quand tout le monde a changé pareillement.',
    gap: 'Donné pour chaque activité, pas pour les cours, les programmes ni le centre.',
  },
  'L2.6': {
    name: 'Taux de maîtrise',
    formula: 'Part des personnes ayant atteint le seuil de réussite au test final, en tout et par objectif.',
    numerator: 'Personnes au seuil ou au-dessus',
    denominator: 'Personnes ayant passé le test',
    edge: 'Le seuil est fixé pour chaque test ; pour la formation de formateurs, il peut être de 90 %.',
  },
  'L2.7': {
    name: 'Gain auto-évalué et déplacement du repère',
    formula:
      'Auto-évaluation d’aujourd’hui moins celle d’avant, toutes deux demandées à la fin ; le déplacement est l’évaluation d’avant donnée plus tard moins celle donnée au début.',
    numerator: 'Somme des différences',
    denominator: 'Personnes ayant donné les deux évaluations',
    edge: 'C’est ce que les personnes disent d’elles-mêmes, jamais réuni avec un test. La mémoire et la politesse s’y mêlent.',
    gap: 'Le déplacement du repère n’est pas calculé : il faudrait les notes des mêmes personnes au départ.',
  },
  'L2.8': {
    name: 'Maintien des connaissances',
    formula:
      'Moyenne du test passé quelques mois plus tard sur la moyenne du test final ; ou part des personnes gardant au moins 90 % de leurs points.',
    numerator: 'Moyenne des points quelques mois plus tard',
    denominator: 'Moyenne des points après l’activité',
    edge: 'Les mêmes personnes seulement. Une autre version du test en fait une comparaison de versions.',
  },
  'L2.9': {
    name: 'Confiance et engagement',
    formula:
      'Moyenne, et part des deux meilleures réponses, de « je me sens capable de l’utiliser » et « j’ai l’intention de l’utiliser ».',
    numerator: 'Somme des réponses de 1 à 5',
    denominator: 'Personnes ayant répondu à l’affirmation',
    edge: 'L’intention n’est pas l’application : à lire à côté du taux d’application quelques mois plus tard.',
  },
  'L3.1': {
    name: 'Taux d’application',
    formula:
      'Part des répondants qui ont utilisé dans leur travail ce qu’ils ont appris, en tout ou en partie.',
    numerator: 'Personnes ayant répondu « oui » ou « en partie »',
    denominator: 'Personnes ayant répondu à la question',
    edge: '« Pas encore » et « pas d’occasion » restent au dénominateur et sont montrés à part. Qui a changé d’emploi compte. La lecture stricte, « oui » seul, est la part de cette réponse.',
  },
  'L3.2': {
    name: 'Taux d’application, au pire et au mieux',
    formula:
      'Celles et ceux qui l’ont utilisé, rapportés à toutes les personnes invitées : une fois comme si aucun silencieux ne l’avait fait, une fois comme si tous l’avaient fait.',
    numerator: 'Personnes l’ayant utilisé ; au mieux, aussi toutes celles qui n’ont pas répondu',
    denominator: 'Toutes les personnes invitées',
    edge: 'La vérité pour toutes les personnes invitées se situe entre les deux. Les adresses rejetées restent parmi les invités.',
  },
  'L3.3': {
    name: 'Intensité de l’utilisation',
    formula:
      'Fréquence d’utilisation, de 1 à 5, multipliée par la part du contenu utilisée ; moyenne parmi celles et ceux qui l’utilisent.',
    numerator: 'Somme de la fréquence multipliée par la part utilisée',
    denominator: 'Personnes qui l’utilisent et ont répondu aux deux questions',
    edge: 'Seulement parmi les utilisateurs ; ce n’est pas une moyenne de tous.',
  },
  'L3.4': {
    name: 'Apprentissage non utilisé',
    formula: 'Un moins le taux d’application.',
    numerator: 'Personnes ne l’ayant pas utilisé',
    denominator: 'Personnes ayant répondu à la question',
    edge: 'D’autres logiciels parlent d’apprentissage perdu. « Trop tôt » y est compris ; à lire avec les raisons.',
  },
  'L3.5': {
    name: 'Réalisation des plans d’action',
    formula:
      'Actions prévues et réalisées, rapportées à toutes les actions prévues ; et personnes en ayant réalisé au moins une.',
    numerator: 'Actions réalisées',
    denominator: 'Actions prévues sur lesquelles on a demandé',
    edge: 'Qui n’avait rien prévu est laissé de côté. Les actions abandonnées restent au dénominateur.',
    gap: 'La moyenne par personne est montrée ; la part des personnes ayant réalisé au moins une action ne l’est pas.',
  },
  'L3.6': {
    name: 'Ce qui a aidé et ce qui a freiné',
    formula:
      'Moyenne de chaque facteur de −2 (a beaucoup freiné) à +2 (a beaucoup aidé), avec les parts au-dessus et au-dessous de zéro.',
    numerator: 'Somme des réponses',
    denominator: 'Personnes que le facteur concerne',
    edge: 'Qui dit ce qui a aidé dit aussi s’il y a eu utilisation : les deux se tiennent. L’écart entre utilisateurs et autres demande cinq personnes de chaque côté.',
    gap: 'Le bilan de tous les facteurs d’une personne est montré ; les facteurs un à un et l’écart entre utilisateurs et autres ne le sont pas.',
  },
  'L3.7': {
    name: 'Confirmé par la hiérarchie',
    formula: 'Part de celles et ceux qui disent l’utiliser et dont la hiérarchie le dit aussi.',
    numerator: 'Paires où les deux disent oui',
    denominator: 'Paires où la personne participante dit oui',
    edge: 'Les supérieurs qui ne connaissent pas le travail de la personne sont laissés de côté. Désigner son supérieur est un choix.',
    gap: 'Donné pour chaque activité, pas pour les cours, les programmes ni le centre.',
  },
  'L3.8': {
    name: 'Accord entre participant et hiérarchie',
    formula:
      'Kappa de Cohen : accord au-delà du hasard, rapporté à ce qui était possible au-delà du hasard ; pondéré pour les réponses ordonnées.',
    numerator: 'Accord observé moins accord dû au hasard',
    denominator: 'Un moins accord dû au hasard',
    edge: 'Le kappa baisse quand presque tout le monde répond de même ; l’accord simple figure à côté.',
    gap: 'Donné pour chaque activité et pour utilisé ou non ; les réponses ordonnées ne sont pas comparées.',
  },
  'L4.1': {
    name: 'Organisations avec un changement',
    formula: 'Part des organisations dont au moins un changement est rapporté, au stade approuvé ou au-delà.',
    numerator: 'Organisations avec un tel changement',
    denominator: 'Organisations ayant au moins une réponse valable',
    edge: 'Plusieurs personnes d’une organisation comptent une fois ; si elles se contredisent, le changement est contesté.',
    gap: 'Ce que les personnes disent de leur organisation est montré par personne, sans regroupement par organisation.',
  },
  'L4.2': {
    name: 'Changements vérifiés',
    formula: 'Changements dont la preuve a été acceptée, rapportés à tous les changements signalés.',
    numerator: 'Changements avec une preuve acceptée',
    denominator: 'Changements signalés',
    edge: 'Quatre degrés : une affirmation, confirmée par une seconde source, un document, un acte public comme une loi.',
  },
  'L4.3': {
    name: 'Pratiques adoptées',
    formula:
      'Pratiques absentes avant et en place plus tard, rapportées à celles qui étaient absentes avant.',
    numerator: 'Pratiques absentes avant et présentes plus tard',
    denominator: 'Pratiques absentes avant',
    edge: 'Les pratiques perdues sont comptées aussi. « Je ne sais pas » est laissé de côté.',
  },
  'L4.4': {
    name: 'Évolution des capacités',
    formula: 'Moyenne sur les domaines du niveau plus tard moins le niveau avant, de 1 à 5.',
    numerator: 'Somme des différences sur les domaines',
    denominator: 'Domaines évalués les deux fois',
    edge: 'Les mêmes services devraient répondre les deux fois ; un changement de répondants est noté.',
  },
  'L4.5': {
    name: 'Contribution ajustée',
    formula:
      'Valeur d’un changement multipliée par la part due à l’activité et par le degré de certitude de la personne ; somme sur les répondants.',
    numerator: 'Somme de valeur × attribution × certitude',
    denominator: null,
    edge: 'Qui ne donne pas de valeur compte pour zéro. Les valeurs extrêmes sont écartées par une règle fixée d’avance. C’est une affirmation des participants, pas une estimation causale.',
  },
  'L4.6': {
    name: 'Retour sur investissement',
    formula:
      'Bénéfices ajustés de la première année moins coûts complets, rapportés aux coûts complets, en pour cent ; à côté, bénéfices sur coûts.',
    numerator: 'Bénéfices moins coûts',
    denominator: 'Coûts complets',
    edge: 'Seulement là où l’argent est réel ; les autres bénéfices sont énumérés à part. Sans coûts, pas de chiffre.',
  },
  'L4.7': {
    name: 'Durabilité',
    formula: 'Part de celles et ceux qui l’utilisaient au premier suivi et l’utilisent encore au second.',
    numerator: 'Personnes qui l’utilisent les deux fois',
    denominator: 'Personnes qui l’utilisaient la première fois',
    edge: 'Qui se tait la seconde fois compte une fois comme non, une fois comme oui.',
    gap: 'Les réponses à « l’utilisez-vous encore aujourd’hui ? » sont montrées pour chaque vague seule.',
  },
  'L4.8': {
    name: 'Personnes touchées par les participants',
    formula: 'Personnes que les participants ont formées ou informées depuis, par participant ayant répondu.',
    numerator: 'Somme des personnes touchées',
    denominator: 'Participants ayant répondu à la question',
    edge: 'Les mêmes personnes peuvent être comptées par plusieurs participants. Quelques grands nombres portent la moyenne.',
    gap: 'Seule la moyenne est calculée, ni la médiane ni la moyenne sans les plus grandes valeurs.',
  },
  'L4.9': {
    name: 'Écart entre personne et organisation',
    formula:
      'Part de celles et ceux qui voient leur propre travail très amélioré, moins part de celles et ceux qui le disent de leur organisation.',
    numerator:
      'Personnes ayant répondu 4 ou 5 pour elles-mêmes, moins celles l’ayant fait pour leur organisation',
    denominator: 'Personnes ayant répondu aux deux',
    edge: 'Les mêmes personnes des deux côtés.',
    gap: 'Les deux parts sont montrées ; leur différence n’est pas calculée.',
  },
};
