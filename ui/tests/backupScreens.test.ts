import { backupScreens } from './backupScreens';
import { askScreens } from './screens';

askScreens(backupScreens);
