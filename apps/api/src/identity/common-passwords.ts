/**
 * Words and walks that open the lists of breached passwords, in lower case without digits and signs at the
 * ends. A password that is nothing but one or two of them with decoration counts as common.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwort passwords passphrase motdepasse contrasena contrasenha contraseña parola kennwort wachtwoord senha
   passw0rd pass word pwd secret secreto geheim letmein letmein trustno welcome welkom willkommen bienvenue bienvenido
   benvenuto hello hallo hola bonjour salam salut ciao admin administrator administrateur administrador root toor user
   usuario utilisateur guest test testing tester default changeme changeit change temp temporary login signin master
   superuser system server oracle postgres mysql database company office windows microsoft google facebook twitter
   instagram linkedin youtube yahoo gmail hotmail outlook apple samsung iphone android internet computer laptop
   training trainer teacher student school college university course courses learning elearning moodle traccia turin
   torino geneva geneve ginebra italy italia france spain espana
   monkey dragon shadow sunshine princess princesa princesse football futbol soccer baseball basketball hockey cricket
   superman batman spiderman starwars pokemon pikachu naruto minecraft fortnite liverpool arsenal chelsea barcelona
   realmadrid juventus manchester ferrari mercedes porsche harley yamaha honda toyota
   iloveyou iloveu loveyou loveme love lovely jetaime teamo tequiero tiamo habibi ilove you forever always friends
   family familia famille mother father mama papa baby angel jesus jesuschrist christ god allah bismillah mohammed
   muhammad mohamed ahmed fatima maria marie michael michelle jennifer jessica charlie thomas daniel andrew george
   jordan hunter matthew robert william ashley nicole anthony patrick alexander alejandro carlos juan jose luis
   francesco giuseppe giovanni antonio mario andrea alessandro
   summer winter spring autumn automne verano invierno primavera otono sommer herbst january february march april may
   june july august september october november december monday tuesday wednesday thursday friday saturday sunday
   chocolate cookie cheese banana orange apple strawberry cherry coffee whisky flower butterfly rainbow unicorn
   diamond silver golden purple yellow blue green black white
   computer freedom liberty liberte libertad peace heaven lucky happy killer hacker ninja samurai warrior
   qwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm qaz wsx edc
   qazwsx qazwsxedc qweasd qweasdzxc qwe asd zxc poiuytrewq lkjhgfdsa mnbvcxz abc abcd abcdef abcdefgh
   abcdefghijkl xyz aaa bbb xxx zzz correcthorsebatterystaple correct horse battery staple`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whole passwords of twelve characters and more that the lists of breaches lead with, or that we published ourselves. */
export const commonPasswords: ReadonlySet<string> = new Set([
  'traccia-demo-2026',
  '1q2w3e4r5t6y',
  '1q2w3e4r5t6y7u8i',
  '1qaz2wsx3edc',
  '1qaz2wsx3edc4rfv',
  '1qazxsw23edc',
  'zaq12wsxcde3',
  'zaq1xsw2cde3',
  'q1w2e3r4t5y6',
  'q1w2e3r4t5y6u7i8',
  'qwer1234asdf',
  'qwerasdfzxcv',
  'asdfqwer1234',
  'a1b2c3d4e5f6',
  'a1s2d3f4g5h6',
  'aa12345678901',
  '147258369147',
  '147852369147',
  '123qweasdzxc',
  '123qwe123qwe',
  'qwe123qwe123',
  'asd123asd123',
  'abc123abc123',
  '1234qwerasdf',
  '1234qwerasdfzxcv',
  'unbelievable1',
  'thisisapassword',
  'mypassword123',
  'nopassword123',
  'whatever1234',
  'everythingisfine',
  'tobeornottobe',
  'maytheforcebewithyou',
  'inshallah1234',
  'alhamdulillah',
  'godisgood1234',
  'jesusislord1',
  'ihateyou1234',
  'fuckyou12345',
  'motherfucker',
  'motherfucker1',
  'hello123hello',
  'manchesterunited',
  'chelseafootballclub',
]);
