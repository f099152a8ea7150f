import { useLocalStorage } from '@mantine/hooks';

/** Whether this reader, on this device, wants pages without pictures until asked. */
export function useLightPages(): [boolean, (light: boolean) => void] {
  const [light, setLight] = useLocalStorage({
    key: 'traccia-light-pages',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  return [light, setLight];
}
