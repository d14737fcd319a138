import { lockScreens } from './lockScreens';
import { askScreens } from './screens';

askScreens(lockScreens);
