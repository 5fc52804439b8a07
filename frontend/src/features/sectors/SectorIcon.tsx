import type { SvgIconComponent } from '@mui/icons-material';
import AccountBalance from '@mui/icons-material/AccountBalanceOutlined';
import Agriculture from '@mui/icons-material/AgricultureOutlined';
import Campaign from '@mui/icons-material/CampaignOutlined';
import Category from '@mui/icons-material/CategoryOutlined';
import CellTower from '@mui/icons-material/CellTowerOutlined';
import Eco from '@mui/icons-material/NatureOutlined';
import LocalHospital from '@mui/icons-material/LocalHospitalOutlined';
import LocalPolice from '@mui/icons-material/LocalPoliceOutlined';
import Newspaper from '@mui/icons-material/NewspaperOutlined';
import School from '@mui/icons-material/SchoolOutlined';
import Security from '@mui/icons-material/SecurityOutlined';
import TravelExplore from '@mui/icons-material/TravelExploreOutlined';
import TrendingUp from '@mui/icons-material/TrendingUpOutlined';

const icons: Readonly<Record<string, SvgIconComponent>> = {
  'account-balance': AccountBalance, 'agriculture': Agriculture, 'campaign': Campaign, 'cell-tower': CellTower, 'eco': Eco,
  'local-hospital': LocalHospital, 'local-police': LocalPolice, 'newspaper': Newspaper, 'school': School, 'security': Security,
  'travel-explore': TravelExplore, 'trending-up': TrendingUp,
};

/** What a sector is recognised by. Its icon, not a colour of its own: colours say how things stand. */
export function SectorIcon({ name, size = 22 }: { name: string; size?: number }) {
  const Icon = icons[name] ?? Category;
  return <Icon aria-hidden sx={{ fontSize: size, color: 'primary.main', flex: 'none' }} />;
}
