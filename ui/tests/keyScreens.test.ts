import { keyScreens } from './keyScreens';
import { askScreens } from './screens';

askScreens(keyScreens);
