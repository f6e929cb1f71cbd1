import { writeFileSync } from 'node:fs';
import { PowershellSession } from '../../packages/remediation/test/powershell/powershell-session.js';
import { GUIDE, refreshedGuide } from './guide-examples.js';

// `pnpm docs:guide` writes into the guide what its scripts print; it needs the .NET SDK and `dotnet tool restore`.
const session = new PowershellSession();
writeFileSync(GUIDE, await refreshedGuide(session));
session.end();
