import { weaknessOf } from '../../../apps/api/src/identity/password.policy.js';

describe('weaknessOf', () => {
  it.each([
    ['Password2024!!', 'common'],
    ['P@ssw0rd1234', 'common'],
    ['welcome-Summer-24', 'common'],
    ['1q2w3e4r5t6y', 'common'],
    ['274911835620', 'common'],
    ['traccia-demo-2026', 'common'],
    ['abcabcabcabc', 'repeats'],
    ['zzzzzzzzzzzzzz', 'repeats'],
    ['9876543210xy', 'repeats'],
    ['Ádám-1987-Ádám-1987-Ádám-1987', 'repeats'],
    ['my-amina.ndiaye-secret', 'holds-address'],
    ['AMINA.NDIAYE@dakar.test!', 'holds-address'],
  ])('finds %s %s', (password, weakness) => {
    expect(weaknessOf(password, 'Amina.Ndiaye@Dakar.test')).toBe(weakness);
  });

  it.each([
    'nine lanterns over Dakar',
    'Zk4!vw9@Tr2#',
    'كلمات طويلة لا يعرفها أحد',
    'un vélo sous la pluie verte',
    'summer rain upon the slate roof',
  ])('lets %s pass', (password) => {
    expect(weaknessOf(password, 'amina.ndiaye@dakar.test')).toBeNull();
  });

  it('does not hold a very short name in the address against anybody', () => {
    expect(weaknessOf('nine lanterns over Dakar', 'ove@x.test')).toBeNull();
  });
});
