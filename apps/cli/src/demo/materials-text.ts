/** What the demo's modules say, by language; written for people who meet the subject for the first time. */
type Text = Partial<Record<'en' | 'fr' | 'es' | 'ar', string>>;
export interface DemoPage {
  title: Text;
  body: Text;
}
export interface DemoModule {
  title: Text;
  visibleFromDays: number | null;
  pages: DemoPage[];
}

export const demoModules: readonly DemoModule[] = [
  {
    title: { en: 'International labour standards', fr: 'Normes internationales du travail' },
    visibleFromDays: null,
    pages: [
      {
        title: { en: 'What a labour standard is', fr: 'Qu’est-ce qu’une norme du travail ?' },
        body: {
          en: `International labour standards are drawn up by governments, employers and workers together, and adopted by the International Labour Conference. They take two forms.

| Form | What it does | Example |
|---|---|---|
| **Convention** | binds every State that ratifies it | Forced Labour Convention, 1930 (No. 29) |
| **Protocol** | adds to a Convention and is ratified too | Protocol of 2014 to Convention No. 29 |
| **Recommendation** | guides, without being ratified | Employment Relationship Recommendation, 2006 (No. 198) |

## Five principles that hold everywhere

Whether or not it has ratified the Conventions, every member State has to respect, promote and realize five principles:

1. freedom of association and the right to collective bargaining
2. the end of forced labour
3. the end of child labour
4. the end of discrimination in employment and occupation
5. a safe and healthy working environment

> Universal and lasting peace can be established only if it is based upon social justice.

*Preamble of the ILO Constitution, 1919*

## Before you go on

Which of the eleven fundamental instruments has your country ratified? Look it up at [NORMLEX](https://normlex.ilo.org/) and write the numbers down: you will need them on the third day.`,
          fr: `Les normes internationales du travail sont élaborées ensemble par les gouvernements, les employeurs et les travailleurs, puis adoptées par la Conférence internationale du Travail. Elles prennent deux formes.

| Forme | Effet | Exemple |
|---|---|---|
| **Convention** | lie tout État qui la ratifie | Convention (n° 29) sur le travail forcé, 1930 |
| **Protocole** | complète une convention et se ratifie aussi | Protocole de 2014 relatif à la convention n° 29 |
| **Recommandation** | oriente, sans être ratifiée | Recommandation (n° 198) sur la relation de travail, 2006 |

## Cinq principes valables partout

Qu’il ait ou non ratifié les conventions, chaque État Membre doit respecter, promouvoir et réaliser cinq principes :

1. la liberté d’association et le droit de négociation collective
2. l’élimination du travail forcé
3. l’abolition du travail des enfants
4. l’élimination de la discrimination en matière d’emploi et de profession
5. un milieu de travail sûr et salubre

## Avant de continuer

Lesquels des onze instruments fondamentaux votre pays a-t-il ratifiés ? Cherchez dans [NORMLEX](https://normlex.ilo.org/) et notez les numéros : ils vous serviront le troisième jour.`,
        },
      },
      {
        title: { en: 'How standards are supervised', fr: 'Comment les normes sont contrôlées' },
        body: {
          en: `Ratifying is a beginning. A State then reports at regular intervals on what it does in law and in practice: every **three years** for fundamental and governance Conventions, every **six years** for the others.

## Who reads the reports

- **The Committee of Experts** – independent jurists who publish *observations* and send *direct requests*.
- **The Conference Committee** – governments, employers and workers discuss some twenty cases in public each June.
- **Workers' and employers' organizations** may comment on every report. The government must send them a copy.

## When something is wrong

1. A *representation* may be made by an organization of employers or workers (article 24 of the Constitution).
2. A *complaint* may be filed by another State that ratified the same Convention, by a delegate or by the Governing Body (article 26).
3. The *Committee on Freedom of Association* examines cases even where the Conventions were not ratified.

\`\`\`video
https://www.ilo.org/resource/video
ILO
English captions; the text above tells the same for those who cannot watch.
\`\`\``,
          fr: `Ratifier est un début. L’État fait ensuite rapport à intervalles réguliers sur le droit et la pratique : tous les **trois ans** pour les conventions fondamentales et de gouvernance, tous les **six ans** pour les autres.

## Qui lit les rapports

- **La Commission d’experts** – des juristes indépendants qui publient des *observations* et adressent des *demandes directes*.
- **La Commission de la Conférence** – gouvernements, employeurs et travailleurs discutent une vingtaine de cas en public chaque juin.
- **Les organisations de travailleurs et d’employeurs** peuvent commenter chaque rapport. Le gouvernement doit leur en envoyer copie.`,
        },
      },
    ],
  },
  {
    title: { en: 'Social dialogue, the basics', fr: 'Le dialogue social : l’essentiel' },
    visibleFromDays: 0,
    pages: [
      {
        title: { en: 'Information, consultation, negotiation', fr: 'Information, consultation, négociation' },
        body: {
          en: `Social dialogue is every kind of negotiation, consultation or exchange of information between governments, employers and workers on questions of common interest. It may be *bipartite* or *tripartite*.

- **Information** – one side tells the other. Nothing is decided together, but nothing can be without it.
- **Consultation** – views are exchanged before a decision; the one who decides listens and says why.
- **Negotiation** – both sides look for an agreement that binds them.

## What makes it work

| Condition | A question to ask at home |
|---|---|
| Strong and independent organizations | Can they form and act without permission? |
| Political will on all sides | When did each side last change its mind? |
| Respect for fundamental rights | Are Conventions Nos 87 and 98 applied? |
| Institutional support | Who prepares the papers, and are they on time? |

**Exercise.** Draw the last dispute at your workplace as a line in time. Mark where information, consultation and negotiation took place, and where one of them was missing.`,
          fr: `Le dialogue social comprend toute négociation, consultation ou échange d’informations entre gouvernements, employeurs et travailleurs sur des questions d’intérêt commun. Il peut être *bipartite* ou *tripartite*.

- **Information** – une partie informe l’autre.
- **Consultation** – on échange des points de vue avant une décision.
- **Négociation** – les parties cherchent un accord qui les lie.`,
        },
      },
    ],
  },
];

export const demoAssignment = {
  title: { en: 'An action plan for your organization', fr: 'Un plan d’action pour votre organisation' },
  instructions: {
    en: `Write one page about **one change** that your organization can make within six months.

1. What will be different, and for whom?
2. Which standard does it rest on?
3. Who must agree, and what will you ask of them first?

Name a person and a date for each step.`,
    fr: `Écrivez une page sur **un changement** que votre organisation peut réaliser en six mois.

1. Qu’est-ce qui sera différent, et pour qui ?
2. Sur quelle norme s’appuie-t-il ?
3. Qui doit donner son accord, et que lui demanderez-vous d’abord ?`,
  },
};

/** Work in each state, as people write it. */
export const demoWork = [
  {
    state: 'passed',
    body: 'Our federation will train two safety representatives in each of nine plants by March (Convention No. 155). The secretary-general agrees; the first meeting with the employers is on 12 January.',
    comment: 'Clear, dated and owned. Share it with the other federations.',
  },
  {
    state: 'not_yet',
    body: 'We will raise awareness of social dialogue among our members.',
    comment: 'Who will do it, by when, and how will you know that it worked? Please name one change.',
  },
  {
    state: 'submitted',
    body: 'The ministry publishes the calendar of reports a year ahead and sends every draft to both sides six weeks before it is due (Convention No. 144).',
    comment: null,
  },
  { state: 'draft', body: 'First thoughts: a bipartite committee at the port', comment: null },
] as const;
