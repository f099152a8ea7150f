import { fakerAR, fakerEN_GB, fakerEN_GH, fakerEN_IN, fakerEN_NG, fakerEN_ZA, fakerES, fakerES_MX, fakerFR, fakerFR_SN, fakerID_ID, fakerIT, fakerPL, fakerPT_BR, fakerPT_PT, fakerRO, fakerTR, fakerVI, fakerZU_ZA, type Faker } from '@faker-js/faker';
import type { Locale } from '@traccia/contracts';

export interface DemoCountry {
  code: string;
  name: string;
  timeZone: string;
  locale: Locale;
  names: Faker;
}
const row = (code: string, name: string, timeZone: string, locale: Locale, names: Faker): DemoCountry => ({ code, name, timeZone, locale, names });

/** Where the people of the demo centre come from: sixty countries of the five regions. */
export const demoCountries: readonly DemoCountry[] = [
  row('MG', 'Madagascar', 'Indian/Antananarivo', 'fr', fakerFR_SN), row('SN', 'Senegal', 'Africa/Dakar', 'fr', fakerFR_SN),
  row('CI', "Côte d'Ivoire", 'Africa/Abidjan', 'fr', fakerFR_SN), row('BF', 'Burkina Faso', 'Africa/Ouagadougou', 'fr', fakerFR_SN),
  row('ML', 'Mali', 'Africa/Bamako', 'fr', fakerFR_SN), row('CM', 'Cameroon', 'Africa/Douala', 'fr', fakerFR_SN),
  row('TG', 'Togo', 'Africa/Lome', 'fr', fakerFR_SN), row('BJ', 'Benin', 'Africa/Porto-Novo', 'fr', fakerFR_SN),
  row('CD', 'DR Congo', 'Africa/Kinshasa', 'fr', fakerFR_SN), row('NG', 'Nigeria', 'Africa/Lagos', 'en', fakerEN_NG),
  row('GH', 'Ghana', 'Africa/Accra', 'en', fakerEN_GH), row('KE', 'Kenya', 'Africa/Nairobi', 'en', fakerEN_GH),
  row('UG', 'Uganda', 'Africa/Kampala', 'en', fakerEN_GH), row('TZ', 'Tanzania', 'Africa/Dar_es_Salaam', 'en', fakerEN_GH),
  row('ZM', 'Zambia', 'Africa/Lusaka', 'en', fakerZU_ZA), row('ZW', 'Zimbabwe', 'Africa/Harare', 'en', fakerZU_ZA),
  row('MW', 'Malawi', 'Africa/Blantyre', 'en', fakerZU_ZA), row('NA', 'Namibia', 'Africa/Windhoek', 'en', fakerEN_ZA),
  row('BW', 'Botswana', 'Africa/Gaborone', 'en', fakerZU_ZA), row('ZA', 'South Africa', 'Africa/Johannesburg', 'en', fakerEN_ZA),
  row('MZ', 'Mozambique', 'Africa/Maputo', 'en', fakerPT_PT), row('ET', 'Ethiopia', 'Africa/Addis_Ababa', 'en', fakerEN_GH),
  row('MA', 'Morocco', 'Africa/Casablanca', 'fr', fakerAR), row('TN', 'Tunisia', 'Africa/Tunis', 'ar', fakerAR),
  row('DZ', 'Algeria', 'Africa/Algiers', 'ar', fakerAR), row('EG', 'Egypt', 'Africa/Cairo', 'ar', fakerAR),
  row('JO', 'Jordan', 'Asia/Amman', 'ar', fakerAR), row('LB', 'Lebanon', 'Asia/Beirut', 'ar', fakerAR),
  row('IQ', 'Iraq', 'Asia/Baghdad', 'ar', fakerAR), row('OM', 'Oman', 'Asia/Muscat', 'ar', fakerAR),
  row('BH', 'Bahrain', 'Asia/Bahrain', 'ar', fakerAR), row('PS', 'Palestine', 'Asia/Gaza', 'ar', fakerAR),
  row('IN', 'India', 'Asia/Kolkata', 'en', fakerEN_IN), row('NP', 'Nepal', 'Asia/Kathmandu', 'en', fakerEN_IN),
  row('LK', 'Sri Lanka', 'Asia/Colombo', 'en', fakerEN_IN), row('BD', 'Bangladesh', 'Asia/Dhaka', 'en', fakerEN_IN),
  row('ID', 'Indonesia', 'Asia/Jakarta', 'en', fakerID_ID), row('VN', 'Viet Nam', 'Asia/Ho_Chi_Minh', 'en', fakerVI),
  row('PH', 'Philippines', 'Asia/Manila', 'en', fakerES_MX), row('FJ', 'Fiji', 'Pacific/Fiji', 'en', fakerEN_IN),
  row('MX', 'Mexico', 'America/Mexico_City', 'es', fakerES_MX), row('CO', 'Colombia', 'America/Bogota', 'es', fakerES_MX),
  row('PE', 'Peru', 'America/Lima', 'es', fakerES_MX), row('CL', 'Chile', 'America/Santiago', 'es', fakerES),
  row('AR', 'Argentina', 'America/Argentina/Buenos_Aires', 'es', fakerES), row('UY', 'Uruguay', 'America/Montevideo', 'es', fakerES),
  row('EC', 'Ecuador', 'America/Guayaquil', 'es', fakerES_MX), row('GT', 'Guatemala', 'America/Guatemala', 'es', fakerES_MX),
  row('CR', 'Costa Rica', 'America/Costa_Rica', 'es', fakerES_MX), row('DO', 'Dominican Republic', 'America/Santo_Domingo', 'es', fakerES_MX),
  row('BR', 'Brazil', 'America/Sao_Paulo', 'en', fakerPT_BR), row('TT', 'Trinidad and Tobago', 'America/Port_of_Spain', 'en', fakerEN_GB),
  row('JM', 'Jamaica', 'America/Jamaica', 'en', fakerEN_GB), row('HT', 'Haiti', 'America/Port-au-Prince', 'fr', fakerFR),
  row('TR', 'Türkiye', 'Europe/Istanbul', 'en', fakerTR), row('RO', 'Romania', 'Europe/Bucharest', 'en', fakerRO),
  row('PL', 'Poland', 'Europe/Warsaw', 'en', fakerPL), row('MD', 'Moldova', 'Europe/Chisinau', 'en', fakerRO),
  row('IT', 'Italy', 'Europe/Rome', 'en', fakerIT), row('GE', 'Georgia', 'Asia/Tbilisi', 'en', fakerTR),
];
